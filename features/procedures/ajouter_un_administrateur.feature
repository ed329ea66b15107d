# language: fr
@procedure-ajouter
Fonctionnalité: Ajouter un administrateur sur Net-Entreprises

  La procédure documentée, pas à pas : dix étapes, puis l'activation par un administrateur
  déjà existant (cooptation) ou par une clé envoyée par courrier. Trois administrateurs au plus.

  Contexte:
    Étant donné une entreprise qui a un administrateur

  @branche-cooptation @acteur-candidat @acteur-administrateur
  @R10 @R11 @R12 @R13 @R14 @R15 @R16 @R17 @R18 @R19 @R20 @R21 @R22
  Scénario: Un administrateur déjà existant accepte le candidat
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
    # Étape 8
    Et le candidat choisit « validation par un administrateur déjà existant : par cooptation »
    Et le candidat clique sur « valider »
    # Étape 9
    Alors le candidat voit la page « Votre choix est pris en compte »
    Et la page annonce un délai de 15 jours
    Quand le candidat clique sur « revenir à l'accueil »
    Alors le candidat voit la page « Vos déclarations sociales, au même endroit »
    # Étape 10 : validation par un administrateur déjà existant
    Quand l'administrateur ouvre le message « Un administrateur attend votre décision »
    Alors le message annonce un délai de 15 jours
    Quand l'administrateur clique sur « Voir la demande »
    Et l'administrateur se connecte
    Alors l'administrateur voit la page « Administrateur en attente de gestion »
    Quand l'administrateur clique sur « Accord »
    Alors l'administrateur voit la page « La cooptation est prise en compte »
    Quand l'administrateur clique sur « retour au menu personnalisé »
    Alors l'administrateur voit la page « Menu personnalisé »
    Et le candidat reçoit le message « Votre inscription est acceptée »
    Et l'entreprise compte 2 administrateurs
    Quand le candidat se connecte
    Alors le candidat voit la page « Menu personnalisé »
