"""What keeps, sends and prints: SQL, mail, letters, hashes."""
