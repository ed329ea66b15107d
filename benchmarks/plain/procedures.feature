# language: fr
Fonctionnalité: Deux procédures documentées, comme un testeur les écrirait sans ce projet

  Scénario: Un administrateur déjà existant accepte le candidat
    Étant donné une entreprise qui a deux administrateurs
    Quand le candidat ouvre le portail
    Alors l'accueil annonce 3 administrateurs au plus
    Quand le candidat suit le lien « Votre compte »
    Et le candidat suit le lien « Je créé mon compte Net-E »
    Et le candidat donne son identité
    Et le candidat clique sur « Je m’inscris »
    Alors le candidat voit la page « Conditions générales »
    Quand le candidat clique sur « J’accepte »
    Alors le candidat voit la page « Vérification des informations »
    Quand le candidat clique sur « Étape suivante »
    Et le candidat choisit ses secrets
    Et le candidat clique sur « Valider »
    Alors le candidat voit la page « Vérification des données d’authentification »
    Quand le candidat clique sur « Étape suivante »
    Et le candidat choisit « Validation par un administrateur déjà existant : par cooptation »
    Et le candidat clique sur « Valider »
    Alors le candidat voit la page « Votre choix est pris en compte »
    Et le candidat lit le délai « 15 jours »
    Quand le candidat suit le lien « Revenir à l’accueil »
    Alors le candidat voit la page « Vos déclarations sociales, au même endroit »
    Quand l'administrateur consulte le message « Un administrateur attend votre décision »
    Alors l'administrateur lit le délai « 15 jours »
    Quand l'administrateur suit le lien « Voir la demande »
    Et l'administrateur se connecte
    Alors l'administrateur voit la page « Administrateur en attente de gestion »
    Quand l'administrateur clique sur « Accord »
    Alors l'administrateur voit la page « La cooptation est prise en compte »
    Quand l'administrateur suit le lien « Retour au menu personnalisé »
    Alors l'administrateur voit la page « Menu personnalisé »
    Et le candidat reçoit le message « Votre inscription est acceptée »
    Et l'entreprise compte 3 administrateurs
    Quand le candidat consulte le message « Votre inscription est acceptée »
    Et le candidat ouvre son compte
    Et le candidat se connecte
    Alors le candidat voit la page « Menu personnalisé »

  Scénario: L'employeur s'inscrit à la base de connaissance et demande la radiation
    Étant donné une entreprise qui a deux administrateurs
    Quand l'employeur ouvre le portail
    Alors l'employeur voit la rubrique « Nous contacter »
    Quand l'employeur suit le lien « Base de connaissance »
    Et l'employeur suit le lien « S’inscrire »
    Et l'employeur demande un accès
    Et l'employeur clique sur « Créer mon accès »
    Alors l'employeur voit la page « Base de connaissance »
    Quand l'employeur s'identifie
    Et l'employeur suit le lien « Radiation/suppression d’un administrateur »
    Alors l'employeur lit que le bénéficiaire est administrateur
    Quand l'employeur nomme le second administrateur puis l'administrateur
    Et l'employeur reconnaît avoir vérifié
    Et l'employeur clique sur « Envoyer »
    Alors l'employeur voit la page « Votre demande de radiation est envoyée »
    Et le second administrateur est administrateur
    Quand le technicien consulte la demande de radiation
    Et le technicien clique sur « Radier l’administrateur »
    Alors le technicien lit « radié depuis le »
    Et le second administrateur n'est pas administrateur
    Et l'employeur reçoit le message « Votre demande de radiation est traitée »
    Quand l'employeur consulte le message « Votre demande de radiation est traitée »
    Alors l'employeur voit la page « Votre demande de radiation est traitée »
