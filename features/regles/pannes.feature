# language: fr
@regle-panne
Fonctionnalité: Rester compréhensible quand quelque chose se passe mal

  Règle: Le courrier et les messages se perdent, et la personne peut continuer

    @R54 @R21
    Scénario: Un message perdu n'empêche pas de décider
      Étant donné une entreprise qui a un administrateur
      Et la panne « courriel-perdu »
      Et que le candidat a demandé la cooptation
      Alors l'administrateur ne reçoit pas le message « Un administrateur attend votre décision »
      Et le journal raconte la panne « courriel-perdu »
      Quand l'administrateur se connecte
      Et l'administrateur clique sur « Demande en attente »
      Et l'administrateur clique sur « Administrateur en attente de gestion »
      Et l'administrateur clique sur « Accord »
      Alors l'administrateur voit la page « La cooptation est prise en compte »
      Et le candidat est administrateur

    @R54 @R23
    Scénario: Un message reçu deux fois ne fait décider qu'une fois
      Étant donné une entreprise qui a un administrateur
      Et la panne « courriel-en-double »
      Et que le candidat a demandé la cooptation
      Alors l'administrateur reçoit 2 fois le message « Un administrateur attend votre décision »
      Et le journal raconte la panne « courriel-en-double »
      Quand l'administrateur suit le lien du message « Un administrateur attend votre décision »
      Et l'administrateur se connecte
      Et l'administrateur clique sur « Accord »
      Et l'administrateur suit le lien du message « Un administrateur attend votre décision »
      Alors l'administrateur voit « acceptée par »
      Et l'entreprise compte 2 administrateurs

    @R54 @R32 @R33
    Scénario: Un courrier retourné se redemande
      Étant donné une entreprise qui a un administrateur
      Et que le candidat a demandé une clé d'activation
      Et la panne « courrier-retourne » une seule fois
      Quand 3 jours passent
      Alors aucun courrier n'est arrivé
      Et le journal raconte la panne « courrier-retourne »
      Quand le candidat se connecte
      Alors le candidat voit « il est revenu à l'expéditeur »
      Quand le candidat clique sur « Demander un nouveau courrier »
      Et 3 jours passent
      Et le candidat lit le courrier de la clé
      Et le candidat saisit sa clé telle quelle
      Alors le candidat voit la page « Votre compte est activé »

    @R54 @R30 @R32
    Scénario: Un courrier mal adressé n'atteint pas l'entreprise
      Étant donné une entreprise qui a un administrateur
      Et la panne « courrier-mal-adresse » une seule fois
      Et que le candidat a demandé une clé d'activation
      Quand 3 jours passent
      Alors un courrier est arrivé ailleurs qu'à l'adresse de l'entreprise
      Et le journal raconte la panne « courrier-mal-adresse »
      Quand le candidat se connecte
      Et le candidat clique sur « Demander un nouveau courrier »
      Et 3 jours passent
      Et le candidat lit le courrier de la clé
      Et le candidat saisit sa clé telle quelle
      Alors le candidat voit la page « Votre compte est activé »

  Règle: Une page tarde ou échoue, et rien n'est fait à moitié

    @R54
    Scénario: Une page lente finit par s'ouvrir
      Étant donné une entreprise qui a un administrateur
      Et la panne « page-lente » de 1 seconde
      Quand le candidat ouvre son compte
      Alors le candidat voit la page « Votre compte »
      Et le journal raconte la panne « page-lente »

    @R54
    Scénario: Une erreur au milieu de l'inscription se reprend
      Étant donné une entreprise qui a un administrateur
      Et la panne « erreur-500 » à l'étape « authentification », une seule fois
      Et que le candidat en est à l'étape 6 de l'inscription
      Quand le candidat remplit le formulaire
      Et le candidat clique sur « Valider »
      Alors le candidat voit la page « Cette page n'a pas pu s'ouvrir »
      Et le candidat voit « n'a pas été enregistré »
      Et le journal raconte la panne « erreur-500 »
      Quand le candidat clique sur « Reprendre la page »
      Et le candidat remplit le formulaire
      Et le candidat clique sur « Valider »
      Alors le candidat voit la page « Vérification des données d'authentification »

    @R54
    Scénario: Une erreur au moment de décider ne décide rien
      Étant donné une entreprise qui a un administrateur
      Et que le candidat a demandé la cooptation
      Et que l'administrateur est connecté
      Et que l'administrateur ouvre les demandes d'administrateur
      Quand la panne « erreur-500 » survient
      Et l'administrateur clique sur « Accord »
      Alors l'administrateur voit la page « Cette page n'a pas pu s'ouvrir »
      Et l'entreprise compte 1 administrateur
      Quand la panne est réparée
      Et l'administrateur ouvre les demandes d'administrateur
      Et l'administrateur clique sur « Accord »
      Alors l'administrateur voit la page « La cooptation est prise en compte »

  Règle: Le portail oublie la personne, ou quelqu'un passe devant elle

    @R54
    Scénario: Une session perdue au milieu de l'inscription fait recommencer
      Étant donné une entreprise qui a un administrateur
      Et la panne « session-perdue » à l'étape « verification », une seule fois
      Et que le candidat en est à l'étape 5 de l'inscription
      Quand le candidat clique sur « Étape suivante »
      Alors le candidat voit la page « Votre session est terminée »
      Et le journal raconte la panne « session-perdue »
      Quand le candidat clique sur « Reprendre l'inscription »
      Et le candidat remplit le formulaire
      Et le candidat clique sur « Je m'inscris »
      Alors le candidat voit la page « Conditions générales »

    @R54 @R21
    Scénario: Une session perdue au moment de décider ramène à la demande
      Étant donné une entreprise qui a un administrateur
      Et que le candidat a demandé la cooptation
      Et que l'administrateur est connecté
      Et que l'administrateur ouvre les demandes d'administrateur
      Quand la panne « session-perdue » survient une seule fois
      Et l'administrateur clique sur « Accord »
      Alors l'administrateur voit la page « Votre session est terminée »
      Et l'entreprise compte 1 administrateur
      Quand l'administrateur clique sur « Se connecter »
      Et l'administrateur se connecte
      Alors l'administrateur voit la page « Administrateur en attente de gestion »

    @R54 @R25 @R03
    Scénario: La troisième place est prise entre deux pages
      Étant donné une entreprise qui a deux administrateurs
      Et que le candidat a demandé la cooptation
      Et que l'administrateur est connecté
      Et que l'administrateur ouvre les demandes d'administrateur
      Quand la panne « troisieme-place-prise » survient
      Et l'administrateur clique sur « Accord »
      Alors l'administrateur est averti : « a déjà 3 administrateurs actifs »
      Et le journal raconte la panne « troisieme-place-prise »
      Et l'entreprise compte 3 administrateurs
      Et le candidat n'est pas administrateur
