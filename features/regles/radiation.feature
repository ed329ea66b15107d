# language: fr
@regle-radiation
Fonctionnalité: Radier un administrateur

  Règle: La base de connaissance s'ouvre depuis l'accueil et a ses propres accès

    @R40
    Scénario: Le lien est visible sans rien ouvrir
      Étant donné une entreprise qui a un administrateur
      Quand l'employeur ouvre le portail
      Alors l'employeur voit la rubrique « Nous contacter »
      Quand l'employeur clique sur « Base de connaissance »
      Alors l'employeur voit la page « Base de connaissance »

    @R41 @depannage @depannage-supprimer
    Scénario: Le compte du portail ne sert pas à la base de connaissance
      Étant donné une entreprise qui a un administrateur
      Quand l'administrateur ouvre la base de connaissance
      Et l'administrateur s'identifie
      Alors l'administrateur est averti : « ne correspondent à aucun compte »

    @R41
    Scénario: S'inscrire ne connecte pas
      Étant donné une entreprise qui a un administrateur
      Quand l'employeur ouvre la base de connaissance
      Et l'employeur clique sur « S'inscrire »
      Et l'employeur remplit le formulaire
      Et l'employeur clique sur « Créer mon accès »
      Alors l'employeur voit « Identifiez-vous pour continuer »
      Et l'employeur ne voit pas « Radiation/suppression »

    @R41
    Scénario: Une adresse n'a qu'un accès
      Étant donné un monde où l'employeur est déjà inscrit à la base de connaissance
      Quand l'employeur ouvre la base de connaissance
      Et l'employeur clique sur « S'inscrire »
      Et l'employeur remplit le formulaire
      Et l'employeur clique sur « Créer mon accès »
      Alors l'employeur voit le champ « Courriel » refusé : « a déjà un accès »

    @R42 @depannage @depannage-supprimer
    Scénario: Sans connexion, le formulaire ne s'ouvre pas
      Étant donné une entreprise qui a un administrateur
      Quand l'employeur ouvre le formulaire de radiation
      Alors l'employeur voit « Identifiez-vous pour ouvrir ce formulaire »

  Règle: Le bénéficiaire est un autre administrateur

    @R43 @R44 @R45
    Plan du scénario: Transférer au bénéfice <bénéficiaire>
      Étant donné une entreprise qui a un administrateur et un déclarant
      Et que l'employeur est inscrit à la base de connaissance
      Quand l'employeur s'identifie
      Et l'employeur ouvre le formulaire de radiation
      Et l'employeur demande à radier l'administrateur au bénéfice <bénéficiaire>
      Et l'employeur coche « Je reconnais… »
      Et l'employeur clique sur « Envoyer »
      Alors l'employeur voit le champ « Nom du bénéficiaire » refusé : « <message> »
      Et l'entreprise compte 1 administrateur

      Exemples:
        | bénéficiaire        | message                                     |
        | du déclarant        | doit être inscrit en tant qu'administrateur |
        | d'un inconnu        | le bénéficiaire doit être inscrit           |
        | de l'administrateur | doit être une autre personne                |

    @R45 @depannage @depannage-supprimer
    Scénario: Seul un administrateur peut être radié
      Étant donné une entreprise qui a un administrateur et un déclarant
      Et que l'employeur est inscrit à la base de connaissance
      Quand l'employeur s'identifie
      Et l'employeur ouvre le formulaire de radiation
      Et l'employeur demande à radier le déclarant au bénéfice de l'administrateur
      Et l'employeur coche « Je reconnais… »
      Et l'employeur clique sur « Envoyer »
      Alors l'employeur voit le champ « Nom de l'administrateur à radier » refusé : « n'est pas administrateur »

    @R43 @R45 @depannage @depannage-supprimer
    Scénario: La reconnaissance est obligatoire
      Étant donné un monde où l'employeur est déjà inscrit à la base de connaissance
      Quand l'employeur ouvre la base de connaissance
      Et l'employeur s'identifie
      Et l'employeur ouvre le formulaire de radiation
      Et l'employeur demande à radier le second administrateur au bénéfice de l'administrateur
      Et l'employeur clique sur « Envoyer »
      Alors l'employeur voit le champ « Je reconnais… » refusé : « Cochez cette case »

    @R45 @depannage @depannage-supprimer
    Scénario: Une seule demande à la fois par personne
      Étant donné une entreprise qui a deux administrateurs
      Et que l'employeur a demandé à radier le second administrateur au bénéfice de l'administrateur
      Quand l'employeur ouvre le formulaire de radiation
      Et l'employeur demande à radier le second administrateur au bénéfice de l'administrateur
      Et l'employeur coche « Je reconnais… »
      Et l'employeur clique sur « Envoyer »
      Alors l'employeur voit le champ « Nom de l'administrateur à radier » refusé : « déjà en cours »

  Règle: Un technicien supprime l'administrateur

    @R46
    Scénario: Jusque-là, l'administrateur travaille comme avant
      Étant donné un monde où l'employeur attend que le second administrateur soit radié
      Quand le second administrateur se connecte
      Alors le second administrateur voit la page « Menu personnalisé »
      Et le second administrateur voit « Demande en attente »

    @R46 @R47
    Scénario: Après la décision, droits, place et sessions sont retirés, et chacun est prévenu
      Étant donné une entreprise qui a trois administrateurs
      Et que le second administrateur est connecté
      Et que l'employeur a demandé à radier le second administrateur au bénéfice de l'administrateur
      Quand le technicien consulte la demande de radiation
      Et le technicien clique sur « Radier l'administrateur »
      Alors l'entreprise compte 2 administrateurs
      Et l'administrateur a les habilitations atmp, dpae, dsn, pasrau
      Et l'employeur reçoit le message « Votre demande de radiation est traitée »
      Et l'administrateur reçoit le message « Des habilitations vous sont transférées »
      Et le second administrateur reçoit le message « Vous n'êtes plus administrateur »
      Quand le second administrateur ouvre le menu personnalisé
      Alors le second administrateur voit la page « Votre compte »
      Quand l'administrateur se connecte
      Et l'administrateur ouvre les habilitations
      Alors l'administrateur ne voit pas le nom du second administrateur
      Quand le candidat s'inscrit page à page jusqu'à l'étape 4
      Alors le candidat voit la page « Conditions générales »

    @R47
    Scénario: Un refus demande un motif
      Étant donné un monde où l'employeur attend que le second administrateur soit radié
      Quand le technicien consulte la demande de radiation
      Et le technicien clique sur « Décliner la demande »
      Alors le technicien voit le champ « Motif du refus » refusé : « Donnez le motif »

    @R47 @R44
    Scénario: Le technicien vérifie à nouveau le bénéficiaire
      Étant donné une entreprise qui a trois administrateurs
      Et que l'employeur a demandé à radier le second administrateur au bénéfice du troisième administrateur
      Et que le technicien a radié le troisième administrateur au bénéfice de l'administrateur
      Quand le technicien consulte la demande de radiation
      Et le technicien clique sur « Radier l'administrateur »
      Alors le technicien est averti : « le bénéficiaire doit être inscrit »
      Et le second administrateur est administrateur
