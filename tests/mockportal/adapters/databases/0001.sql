BEGIN TRANSACTION;
CREATE TABLE accounts (
	world_id VARCHAR(40) NOT NULL, 
	id INTEGER NOT NULL, 
	siret VARCHAR(200) NOT NULL, 
	nom VARCHAR(200) NOT NULL, 
	prenom VARCHAR(200) NOT NULL, 
	courriel VARCHAR(200) NOT NULL, 
	telephone VARCHAR(200) NOT NULL, 
	password VARCHAR(200) NOT NULL, 
	question VARCHAR(200) NOT NULL, 
	answer VARCHAR(200) NOT NULL, 
	name_key VARCHAR(200) NOT NULL, 
	roles VARCHAR(200) NOT NULL, 
	habilitations VARCHAR(200) NOT NULL, 
	active BOOLEAN NOT NULL, 
	sign_in_epoch INTEGER NOT NULL, 
	PRIMARY KEY (world_id, id), 
	FOREIGN KEY(world_id) REFERENCES worlds (id) ON DELETE CASCADE
);
INSERT INTO "accounts" VALUES('monde-rempli',1,'00084639400419','Huet','Andrée','andree.huet@weber-s-a.example','0199009210','$argon2id$v=19$m=8,t=1,p=1$I4mSQvOU08teiDvHMLPV1g$4VY0iFd8rPLmq9wTWBZPcItedHz1McmEH/kWjPiNvZY','','','huet|andree','administrateur','atmp dpae dsn',1,0);
INSERT INTO "accounts" VALUES('monde-rempli',2,'00084639400419','Munoz','Sophie','sophie.munoz@weber-s-a.example','0199000587','$argon2id$v=19$m=8,t=1,p=1$I4mSQvOU08teiDvHMLPV1g$4VY0iFd8rPLmq9wTWBZPcItedHz1McmEH/kWjPiNvZY','','','munoz|sophie','administrateur','dsn pasrau',1,0);
CREATE TABLE companies (
	world_id VARCHAR(40) NOT NULL, 
	siret VARCHAR(14) NOT NULL, 
	name VARCHAR(200) NOT NULL, 
	street VARCHAR(200) NOT NULL, 
	postcode VARCHAR(200) NOT NULL, 
	city VARCHAR(200) NOT NULL, 
	PRIMARY KEY (world_id, siret), 
	FOREIGN KEY(world_id) REFERENCES worlds (id) ON DELETE CASCADE
);
INSERT INTO "companies" VALUES('monde-rempli','00084639400419','Weber S.A.','39, avenue Cousin','46292','MARYBOURG');
INSERT INTO "companies" VALUES('monde-vierge','00062675400279','Pasquier','2, boulevard de Weber','81264','JOSEPH');
INSERT INTO "companies" VALUES('monde-vierge','00083156000024','Dias','50, rue Élise Chauveau','57600','AUBERTNEC');
CREATE TABLE journal (
	world_id VARCHAR(40) NOT NULL, 
	id INTEGER NOT NULL, 
	at INTEGER NOT NULL, 
	actor VARCHAR(200) NOT NULL, 
	event VARCHAR(200) NOT NULL, 
	rule VARCHAR(200) NOT NULL, 
	details JSON NOT NULL, 
	PRIMARY KEY (world_id, id), 
	FOREIGN KEY(world_id) REFERENCES worlds (id) ON DELETE CASCADE
);
INSERT INTO "journal" VALUES('monde-rempli',1,1768204800,'Zoé Martin','registration-started','R12','{"registration": "1"}');
INSERT INTO "journal" VALUES('monde-rempli',2,1768204800,'Zoé Martin','terms-accepted','R13','{"registration": "1"}');
INSERT INTO "journal" VALUES('monde-rempli',3,1768204800,'Zoé Martin','information-checked','R14','{"registration": "1"}');
INSERT INTO "journal" VALUES('monde-rempli',4,1768204800,'Zoé Martin','secrets-chosen','R15','{"registration": "1"}');
INSERT INTO "journal" VALUES('monde-rempli',5,1768204800,'Zoé Martin','authentication-checked','R16','{"registration": "1"}');
INSERT INTO "journal" VALUES('monde-rempli',6,1768204800,'Zoé Martin','cooptation-asked','R17','{"registration": "1", "deadline": "2026-01-27 09:00:00+01:00"}');
INSERT INTO "journal" VALUES('monde-rempli',7,1768204800,'Zoé Petit','registration-started','R12','{"registration": "2"}');
INSERT INTO "journal" VALUES('monde-rempli',8,1768204800,'Zoé Petit','terms-accepted','R13','{"registration": "2"}');
INSERT INTO "journal" VALUES('monde-rempli',9,1768204800,'Zoé Petit','information-checked','R14','{"registration": "2"}');
INSERT INTO "journal" VALUES('monde-rempli',10,1768204800,'Zoé Petit','secrets-chosen','R15','{"registration": "2"}');
INSERT INTO "journal" VALUES('monde-rempli',11,1768204800,'Zoé Petit','authentication-checked','R16','{"registration": "2"}');
INSERT INTO "journal" VALUES('monde-rempli',12,1768204800,'Zoé Petit','key-asked','R17','{"registration": "2"}');
INSERT INTO "journal" VALUES('monde-rempli',13,1768204800,'La Poste','letter-posted','R30','{"letter": "1", "due": "2026-01-15 09:00:00+01:00"}');
INSERT INTO "journal" VALUES('monde-rempli',14,1768204800,'Lou Durand','knowledge-base-registered','R41','{}');
INSERT INTO "journal" VALUES('monde-rempli',15,1768204800,'Lou Durand','removal-requested','R43','{"removal": "1"}');
INSERT INTO "journal" VALUES('monde-rempli',16,1768464000,'La Poste','letter-delivered','R33','{"letter": "1"}');
CREATE TABLE knowledge_base_accounts (
	world_id VARCHAR(40) NOT NULL, 
	id INTEGER NOT NULL, 
	siret VARCHAR(200) NOT NULL, 
	nom VARCHAR(200) NOT NULL, 
	prenom VARCHAR(200) NOT NULL, 
	courriel VARCHAR(200) NOT NULL, 
	password VARCHAR(200) NOT NULL, 
	PRIMARY KEY (world_id, id), 
	FOREIGN KEY(world_id) REFERENCES worlds (id) ON DELETE CASCADE
);
INSERT INTO "knowledge_base_accounts" VALUES('monde-rempli',1,'00084639400419','Durand','Lou','lou@durand.example','$argon2id$v=19$m=8,t=1,p=1$JJxUFNmcuSPA2sz2H1Pf3g$MMp3KUwJUA5ak8lo5OEgSC313tBoeYzXKHHk768WFZ4');
CREATE TABLE letters (
	world_id VARCHAR(40) NOT NULL, 
	id INTEGER NOT NULL, 
	registration_id INTEGER NOT NULL, 
	siret VARCHAR(400) NOT NULL, 
	address VARCHAR(400) NOT NULL, 
	addressee VARCHAR(400) NOT NULL, 
	"key" VARCHAR(400) NOT NULL, 
	posted_at INTEGER NOT NULL, 
	due_at INTEGER NOT NULL, 
	delivered_at INTEGER, 
	PRIMARY KEY (world_id, id), 
	FOREIGN KEY(world_id) REFERENCES worlds (id) ON DELETE CASCADE
);
INSERT INTO "letters" VALUES('monde-rempli',1,2,'00084639400419','Weber S.A.
39, avenue Cousin
46292 MARYBOURG','Zoé Petit','JXF7-QTUJ-E7JK-A93C',1768204800,1768464000,1768464000);
CREATE TABLE mails (
	world_id VARCHAR(40) NOT NULL, 
	id INTEGER NOT NULL, 
	at INTEGER NOT NULL, 
	kind VARCHAR(200) NOT NULL, 
	sender VARCHAR(200) NOT NULL, 
	"to" VARCHAR(200) NOT NULL, 
	to_name VARCHAR(200) NOT NULL, 
	subject VARCHAR(200) NOT NULL, 
	text TEXT NOT NULL, 
	html TEXT NOT NULL, 
	PRIMARY KEY (world_id, id), 
	FOREIGN KEY(world_id) REFERENCES worlds (id) ON DELETE CASCADE
);
INSERT INTO "mails" VALUES('monde-rempli',1,1768204800,'cooptation-requested','ne-pas-repondre@portail.example','andree.huet@weber-s-a.example','Andrée Huet','Un administrateur attend votre décision','Message fictif : il n’a été envoyé à personne.

Bonjour Andrée Huet,

Zoé Martin demande à devenir administrateur de Weber S.A.

Suivez le lien ci-dessous et connectez-vous pour accepter ou refuser cette inscription.

Vous avez 15 jours, jusqu’au 27 janvier 2026 à 09 h 00 ; passé ce délai, l’inscription sera annulée.

Voir la demande : https://monde.invalid/cooptation/9967eab86dfa661703fa193a4747be50

Le portail fictif Net-Entreprises','<!DOCTYPE html>
<html lang="fr">
  <head>
    <meta charset="utf-8" />
    <title>Un administrateur attend votre décision</title>
  </head>
  <body>
    <p><strong>Message fictif : il n’a été envoyé à personne.</strong></p>
    <p>Bonjour Andrée Huet,</p>
      <p>Zoé Martin demande à devenir administrateur de Weber S.A.</p>
      <p>Suivez le lien ci-dessous et connectez-vous pour accepter ou refuser cette inscription.</p>
      <p>Vous avez 15 jours, jusqu’au 27 janvier 2026 à 09 h 00 ; passé ce délai, l’inscription sera annulée.</p>
      <p><a href="https://monde.invalid/cooptation/9967eab86dfa661703fa193a4747be50">Voir la demande</a></p>
    <p>Le portail fictif Net-Entreprises</p>
  </body>
</html>');
INSERT INTO "mails" VALUES('monde-rempli',2,1768204800,'cooptation-requested','ne-pas-repondre@portail.example','sophie.munoz@weber-s-a.example','Sophie Munoz','Un administrateur attend votre décision','Message fictif : il n’a été envoyé à personne.

Bonjour Sophie Munoz,

Zoé Martin demande à devenir administrateur de Weber S.A.

Suivez le lien ci-dessous et connectez-vous pour accepter ou refuser cette inscription.

Vous avez 15 jours, jusqu’au 27 janvier 2026 à 09 h 00 ; passé ce délai, l’inscription sera annulée.

Voir la demande : https://monde.invalid/cooptation/9967eab86dfa661703fa193a4747be50

Le portail fictif Net-Entreprises','<!DOCTYPE html>
<html lang="fr">
  <head>
    <meta charset="utf-8" />
    <title>Un administrateur attend votre décision</title>
  </head>
  <body>
    <p><strong>Message fictif : il n’a été envoyé à personne.</strong></p>
    <p>Bonjour Sophie Munoz,</p>
      <p>Zoé Martin demande à devenir administrateur de Weber S.A.</p>
      <p>Suivez le lien ci-dessous et connectez-vous pour accepter ou refuser cette inscription.</p>
      <p>Vous avez 15 jours, jusqu’au 27 janvier 2026 à 09 h 00 ; passé ce délai, l’inscription sera annulée.</p>
      <p><a href="https://monde.invalid/cooptation/9967eab86dfa661703fa193a4747be50">Voir la demande</a></p>
    <p>Le portail fictif Net-Entreprises</p>
  </body>
</html>');
CREATE TABLE registrations (
	world_id VARCHAR(40) NOT NULL, 
	id INTEGER NOT NULL, 
	siret VARCHAR(200) NOT NULL, 
	nom VARCHAR(200) NOT NULL, 
	prenom VARCHAR(200) NOT NULL, 
	telephone VARCHAR(200) NOT NULL, 
	courriel VARCHAR(200) NOT NULL, 
	token VARCHAR(200) NOT NULL, 
	password VARCHAR(200) NOT NULL, 
	question VARCHAR(200) NOT NULL, 
	answer VARCHAR(200) NOT NULL, 
	"key" VARCHAR(200) NOT NULL, 
	decided_by VARCHAR(200) NOT NULL, 
	name_key VARCHAR(200) NOT NULL, 
	state VARCHAR(40) NOT NULL, 
	requested_at INTEGER, 
	deadline INTEGER, 
	decided_at INTEGER, 
	wrong_keys INTEGER NOT NULL, 
	letters INTEGER NOT NULL, 
	PRIMARY KEY (world_id, id), 
	FOREIGN KEY(world_id) REFERENCES worlds (id) ON DELETE CASCADE
);
INSERT INTO "registrations" VALUES('monde-rempli',1,'00084639400419','Martin','Zoé','0199001234','zoe@martin.example','9967eab86dfa661703fa193a4747be50','$argon2id$v=19$m=8,t=1,p=1$NiDnoDR3OkPifaaxkvnNew$sHhwulQ9yBNIZSsp/A2UpnPVn0Hg/dyILp3J5oeb46k','Quel était le nom de votre premier animal ?','$argon2id$v=19$m=8,t=1,p=1$tqHaol7j5XE/Y+NGX9m+gw$IBVC5AZzEs5v2UlknC8kgqA8r5/aGwbPrN/n/BtddVU','','','martin|zoe','awaiting-cooptation',1768204800,1769500800,NULL,0,0);
INSERT INTO "registrations" VALUES('monde-rempli',2,'00084639400419','Petit','Zoé','0199001234','zoe@martin.example','70002a1ddd5aa1c47a2a948246a3ec6b','$argon2id$v=19$m=8,t=1,p=1$aUdrMx/B1BUJshhKEvFkew$yCOQUgbKHgkqrgCcICFc+NE+ohdzmDJyWX4qYlg+vOs','Quel était le nom de votre premier animal ?','$argon2id$v=19$m=8,t=1,p=1$S3zdggPd9ZuhprRDP5t4dA$z0zCCFbKQvnVOoOW9hReNYdEeJ97hsh74v46VKUiOa8','$argon2id$v=19$m=8,t=1,p=1$b2lwOGNSdE17e8TGpcxhjw$z/WOQDu49WYhGJvjpn+I8ylj/WpUNbPss534YpHoJek','','petit|zoe','awaiting-key',1768204800,NULL,NULL,0,1);
CREATE TABLE removals (
	world_id VARCHAR(40) NOT NULL, 
	id INTEGER NOT NULL, 
	siret VARCHAR(200) NOT NULL, 
	requester_id INTEGER NOT NULL, 
	removed_id INTEGER NOT NULL, 
	beneficiary_id INTEGER NOT NULL, 
	requested_at INTEGER NOT NULL, 
	state VARCHAR(40) NOT NULL, 
	decided_at INTEGER, 
	reason TEXT NOT NULL, 
	PRIMARY KEY (world_id, id), 
	FOREIGN KEY(world_id) REFERENCES worlds (id) ON DELETE CASCADE
);
INSERT INTO "removals" VALUES('monde-rempli',1,'00084639400419',1,1,2,1768204800,'open',NULL,'');
CREATE TABLE settings (
	name VARCHAR(40) NOT NULL, 
	value TEXT NOT NULL, 
	PRIMARY KEY (name)
);
INSERT INTO "settings" VALUES('schema','1');
INSERT INTO "settings" VALUES('secret-key','clef-des-sessions-de-cette-base');
CREATE TABLE worlds (
	id VARCHAR(40) NOT NULL, 
	dataset VARCHAR(60) NOT NULL, 
	variant VARCHAR(60) NOT NULL, 
	seed INTEGER NOT NULL, 
	now INTEGER NOT NULL, 
	created_at INTEGER NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "worlds" VALUES('monde-rempli','deux-administrateurs','documente',1,1768550400,1795465935);
INSERT INTO "worlds" VALUES('monde-vierge','vierge','documente',2,1768204800,1795465935);
CREATE INDEX ix_worlds_created_at ON worlds (created_at);
CREATE INDEX ix_accounts_siret_name_key ON accounts (world_id, siret, name_key);
CREATE INDEX ix_registrations_token ON registrations (world_id, token);
CREATE INDEX ix_registrations_siret_name_key ON registrations (world_id, siret, name_key);
CREATE INDEX ix_registrations_state ON registrations (world_id, state);
CREATE INDEX ix_letters_delivered_at ON letters (world_id, delivered_at);
CREATE INDEX ix_knowledge_base_accounts_courriel ON knowledge_base_accounts (world_id, courriel);
CREATE INDEX ix_removals_removed_id ON removals (world_id, removed_id);
CREATE INDEX ix_mails_to ON mails (world_id, "to");
COMMIT;
