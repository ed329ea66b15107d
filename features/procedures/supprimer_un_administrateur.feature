# language: fr
@procedure @procedure-supprimer @acteur-employeur
Fonctionnalité: Supprimer un administrateur sur Net-Entreprises

  La procédure documentée, pas à pas : quatre étapes, puis l'intervention d'un technicien.
  L'administrateur qui reçoit les habilitations doit être inscrit en tant qu'administrateur.

  Contexte:
    Étant donné une entreprise qui a deux administrateurs

  @branche-inscription-a-la-base @acteur-technicien @R40 @R41 @R42 @R43 @R44 @R46
  Scénario: L'employeur s'inscrit à la base de connaissance et demande la radiation
    # Étape 1
    Quand l'employeur ouvre le portail
    Alors l'employeur voit la rubrique « Nous contacter »
    Quand l'employeur clique sur « Base de connaissance »
    # Étape 2, pas encore inscrit
    Et l'employeur clique sur « s'inscrire »
    Et l'employeur remplit le formulaire
    Et l'employeur clique sur « Créer mon accès »
    Alors l'employeur voit la page « Base de connaissance »
    Quand l'employeur s'identifie
    # Étape 3
    Et l'employeur clique sur « radiation/suppression d'un administrateur »
    # Étape 4
    Alors la page demande que le bénéficiaire soit administrateur
    Quand l'employeur demande à radier le second administrateur au bénéfice de l'administrateur
    Et l'employeur coche « je reconnais… »
    Et l'employeur clique sur « Envoyer »
    Alors l'employeur voit la page « Votre demande de radiation est envoyée »
    Et le second administrateur est administrateur
    # Un technicien supprime l'administrateur
    Quand le technicien consulte la demande de radiation
    Et le technicien clique sur « Radier l'administrateur »
    Alors le technicien voit « radié depuis le »
    Et le second administrateur n'est pas administrateur
    Et l'employeur reçoit le message « Votre demande de radiation est traitée »
    Quand l'employeur consulte le message « Votre demande de radiation est traitée »
    Alors l'employeur voit la page « Votre demande de radiation est traitée »

  @branche-deja-inscrit @acteur-technicien @R19b @R40 @R41 @R42 @R43 @R46
  Scénario: L'employeur est déjà inscrit à la base de connaissance
    Étant donné que l'employeur est inscrit à la base de connaissance
    # Étape 1
    Quand l'employeur ouvre le portail
    Et l'employeur clique sur « Base de connaissance »
    # Étape 2, déjà inscrit
    Et l'employeur s'identifie
    # Étape 3
    Et l'employeur clique sur « radiation/suppression d'un administrateur »
    # Étape 4
    Et l'employeur demande à radier le second administrateur au bénéfice de l'administrateur
    Et l'employeur coche « je reconnais… »
    Et l'employeur clique sur « Envoyer »
    Alors l'employeur voit la page « Votre demande de radiation est envoyée »
    # Un technicien supprime l'administrateur
    Quand le technicien consulte la demande de radiation
    Et le technicien clique sur « Radier l'administrateur »
    Alors l'entreprise compte 1 administrateur

  @branche-technicien-decline @acteur-technicien @R46 @R47 @depannage @depannage-supprimer
  Scénario: Le technicien décline la demande
    Étant donné que l'employeur est inscrit à la base de connaissance
    # Étape 1
    Quand l'employeur ouvre le portail
    Et l'employeur clique sur « Base de connaissance »
    # Étape 2, déjà inscrit
    Et l'employeur s'identifie
    # Étape 3
    Et l'employeur clique sur « radiation/suppression d'un administrateur »
    # Étape 4
    Et l'employeur demande à radier le second administrateur au bénéfice de l'administrateur
    Et l'employeur coche « je reconnais… »
    Et l'employeur clique sur « Envoyer »
    # Un technicien décline
    Quand le technicien consulte la demande de radiation
    Et le technicien saisit « Le demandeur n'agit pas pour l'entreprise. » dans « Motif du refus »
    Et le technicien clique sur « Décliner la demande »
    Alors le technicien voit « Demande déclinée »
    Et le message « Votre demande de radiation est déclinée » à l'employeur dit « Le demandeur n'agit pas pour l'entreprise. »
    Et l'entreprise compte 2 administrateurs

  @branche-beneficiaire-declarant @R44 @depannage @depannage-supprimer
  Scénario: Le bénéficiaire est seulement déclarant
    Étant donné qu'un déclarant rejoint l'entreprise
    Et que l'employeur est inscrit à la base de connaissance
    # Étape 1
    Quand l'employeur ouvre le portail
    Et l'employeur clique sur « Base de connaissance »
    # Étape 2, déjà inscrit
    Et l'employeur s'identifie
    # Étape 3
    Et l'employeur clique sur « radiation/suppression d'un administrateur »
    # Étape 4
    Et l'employeur demande à radier le second administrateur au bénéfice du déclarant
    Et l'employeur coche « je reconnais… »
    Et l'employeur clique sur « Envoyer »
    Alors l'employeur est averti : « le bénéficiaire doit être inscrit en tant qu'administrateur »
    Et l'entreprise compte 2 administrateurs
