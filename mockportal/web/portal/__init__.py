"""The portal itself: home, sign-in, registration, personal menu, Cooptation."""
