# language: fr
@procedure @procedure-ajouter @acteur-candidat
Fonctionnalité: Ajouter un administrateur sur Net-Entreprises

  La procédure documentée, pas à pas. Les étapes 1 à 7 sont communes ; à l'étape 8 le candidat
  choisit comment il sera activé, et l'étape 10 dépend de ce choix.

  Contexte:
    Étant donné une entreprise qui a deux administrateurs
    # Étape 1
    Quand le candidat ouvre le portail
    Alors l'accueil annonce 3 administrateurs au plus
    Quand le candidat clique sur « Votre compte »
    # Étape 2
    Et le candidat clique sur « Je créé mon compte Net-E »
    # Étape 3
    Et le candidat remplit le formulaire
    Et le candidat clique sur « je m'inscris »
    # Étape 4
    Alors le candidat voit la page « Conditions générales »
    Quand le candidat clique sur « J'accepte »
    # Étape 5
    Alors le candidat voit la page « Vérification des informations »
    Quand le candidat clique sur « étape suivante »
    # Étape 6
    Et le candidat remplit le formulaire
    Et le candidat clique sur « valider »
    # Étape 7
    Alors le candidat voit la page « Vérification des données d'authentification »
    Quand le candidat clique sur « étape suivante »

  @branche-cooptation-acceptee @acteur-administrateur
  @R10 @R11 @R12 @R13 @R14 @R15 @R16 @R17 @R18 @R19 @R19b @R20 @R21 @R22
  Scénario: Un administrateur déjà existant accepte le candidat
    # Étape 8
    Quand le candidat choisit « validation par un administrateur déjà existant : par cooptation »
    Et le candidat clique sur « valider »
    # Étape 9
    Alors le candidat voit la page « Votre choix est pris en compte »
    Et la page annonce un délai de 15 jours
    Quand le candidat clique sur « revenir à l'accueil »
    Alors le candidat voit la page « Vos déclarations sociales, au même endroit »
    # Étape 10, 1 : par un administrateur déjà existant
    Quand l'administrateur consulte le message « Un administrateur attend votre décision »
    Alors le message annonce un délai de 15 jours
    Quand l'administrateur clique sur « Voir la demande »
    Et l'administrateur se connecte
    Alors l'administrateur voit la page « Administrateur en attente de gestion »
    Quand l'administrateur clique sur « Accord »
    Alors l'administrateur voit la page « La cooptation est prise en compte »
    Quand l'administrateur clique sur « retour au menu personnalisé »
    Alors l'administrateur voit la page « Menu personnalisé »
    Et le candidat reçoit le message « Votre inscription est acceptée »
    Et l'entreprise compte 3 administrateurs
    Quand le candidat consulte le message « Votre inscription est acceptée »
    Et le candidat se connecte
    Alors le candidat voit la page « Menu personnalisé »

  @branche-cooptation-par-le-menu @acteur-administrateur @R19 @R21
  Scénario: L'administrateur trouve la demande depuis son menu personnalisé
    # Étape 8
    Quand le candidat choisit « validation par un administrateur déjà existant : par cooptation »
    Et le candidat clique sur « valider »
    # Étape 9
    Et le candidat clique sur « revenir à l'accueil »
    # Étape 10, 1 : par un administrateur déjà existant
    Quand l'administrateur se connecte
    Alors l'administrateur voit la page « Menu personnalisé »
    Quand l'administrateur clique sur « Demande en attente »
    Et l'administrateur clique sur « Administrateur en attente de gestion »
    Et l'administrateur clique sur « Accord »
    Alors l'administrateur voit la page « La cooptation est prise en compte »
    Quand l'administrateur clique sur « retour au menu personnalisé »
    Alors l'administrateur voit la page « Menu personnalisé »
    Et le candidat est administrateur

  @branche-cooptation-refusee @acteur-administrateur @R20 @R21 @R24
  Scénario: Un administrateur déjà existant refuse le candidat
    # Étape 8
    Quand le candidat choisit « validation par un administrateur déjà existant : par cooptation »
    Et le candidat clique sur « valider »
    # Étape 9
    Et le candidat clique sur « revenir à l'accueil »
    # Étape 10, 1 : par un administrateur déjà existant
    Quand l'administrateur consulte le message « Un administrateur attend votre décision »
    Et l'administrateur clique sur « Voir la demande »
    Et l'administrateur se connecte
    Et l'administrateur clique sur « Refus »
    Alors l'administrateur voit la page « Le refus est pris en compte »
    Quand l'administrateur clique sur « retour au menu personnalisé »
    Alors l'administrateur voit la page « Menu personnalisé »
    Et l'entreprise compte 2 administrateurs
    Et le candidat reçoit le message « Votre inscription est refusée »
    Quand le candidat consulte le message « Votre inscription est refusée »
    Alors le candidat voit la page « Votre inscription est refusée »

  @branche-cooptation-annulee @acteur-administrateur @R22 @R24
  Scénario: Personne ne répond dans les 15 jours
    # Étape 8
    Quand le candidat choisit « validation par un administrateur déjà existant : par cooptation »
    Et le candidat clique sur « valider »
    # Étape 9
    Et le candidat clique sur « revenir à l'accueil »
    # Étape 10, 1 : le délai passe
    Quand 15 jours et une seconde passent
    Alors le candidat reçoit le message « Votre inscription est annulée »
    Et l'administrateur reçoit le message « Une inscription sans réponse est annulée »
    Quand l'administrateur suit le lien du message « Un administrateur attend votre décision »
    Et l'administrateur se connecte
    Alors l'administrateur voit « Aucune demande n'attend votre décision »
    Et l'administrateur voit « annulée le »
    Et l'entreprise compte 2 administrateurs

  @branche-cooptation-decidee-deux-fois @acteur-administrateur @R23
  Scénario: Deux administrateurs décident l'un après l'autre
    # Étape 8
    Quand le candidat choisit « validation par un administrateur déjà existant : par cooptation »
    Et le candidat clique sur « valider »
    # Étape 9
    Et le candidat clique sur « revenir à l'accueil »
    # Étape 10, 1 : les deux ouvrent la liste, le premier accepte
    Quand l'administrateur suit le lien du message « Un administrateur attend votre décision »
    Et l'administrateur se connecte
    Et le second administrateur suit le lien du message « Un administrateur attend votre décision »
    Et le second administrateur se connecte
    Et l'administrateur clique sur « Accord »
    Et le second administrateur clique sur « Refus »
    Alors le second administrateur voit la page « Cette demande est déjà réglée »
    Et le second administrateur voit « acceptée par »
    Quand le second administrateur clique sur « retour au menu personnalisé »
    Alors le second administrateur voit la page « Menu personnalisé »
    Et l'entreprise compte 3 administrateurs

  @branche-cle @R10 @R11 @R12 @R13 @R14 @R15 @R16 @R17 @R18 @R19 @R19b @R30 @R31 @R33
  Scénario: Le candidat active son compte avec la clé reçue par courrier
    # Étape 8
    Quand le candidat choisit « validation avec une clé d'activation (envoyée par courrier) »
    Alors la page annonce un courrier en 3 jours
    Quand le candidat clique sur « valider »
    # Étape 9
    Alors le candidat voit la page « Votre choix est pris en compte »
    Quand le candidat clique sur « revenir à l'accueil »
    # Étape 10, 2 : par la clé d'activation
    Quand 3 jours passent
    Alors 1 courrier est arrivé à l'adresse de l'entreprise
    Quand le candidat consulte le courrier de la clé
    Et le candidat se connecte
    Alors le candidat voit la page « Saisir votre clé d'activation »
    Quand le candidat remplit le formulaire
    Et le candidat clique sur « valider »
    Alors le candidat voit la page « Votre compte est activé »
    Quand le candidat clique sur « retour au menu personnalisé »
    Alors le candidat voit la page « Menu personnalisé »
    Et l'entreprise compte 3 administrateurs
