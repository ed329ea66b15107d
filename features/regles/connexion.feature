# language: fr
@regle-connexion
Fonctionnalité: Se connecter au portail

  Règle: Une personne se connecte avec son SIRET, son nom, son prénom et son mot de passe

    @R01
    Scénario: Un administrateur se connecte
      Étant donné une entreprise qui a un administrateur
      Quand l'administrateur ouvre le portail
      Et l'administrateur clique sur « Votre compte »
      Et l'administrateur remplit le formulaire
      Et l'administrateur clique sur « Se connecter »
      Alors l'administrateur voit la page « Menu personnalisé »

    @R01 @R39
    Plan du scénario: Une information fausse ne dit pas laquelle : <champ>
      Étant donné une entreprise qui a un administrateur
      Quand l'administrateur ouvre son compte
      Et l'administrateur remplit le formulaire, sauf :
        | champ   | valeur   |
        | <champ> | <valeur> |
      Et l'administrateur clique sur « Se connecter »
      Alors l'administrateur est averti : « ne correspondent à aucun compte »
      Et l'administrateur a le focus sur l'avertissement
      Et l'administrateur retrouve « Mot de passe » vide

      Exemples:
        | champ        | valeur         |
        | SIRET        | 00000000000000 |
        | Nom          | Inconnu        |
        | Prénom       | Inconnu        |
        | Mot de passe | Demonstration1 |

  Règle: Seul un administrateur voit les demandes et gère les habilitations

    @R02
    Scénario: Un déclarant n'a pas accès aux demandes
      Étant donné une entreprise qui a un administrateur et un déclarant
      Et que le déclarant est connecté
      Alors le déclarant ne voit pas « Demande en attente »
      Quand le déclarant ouvre les demandes d'administrateur
      Alors le déclarant voit « Seul un administrateur »
      Quand le déclarant ouvre les habilitations
      Alors le déclarant voit « Seul un administrateur »

    @R02
    Scénario: Une personne peut être à la fois administrateur et déclarant
      Étant donné une entreprise qui a un administrateur
      Et qu'un administrateur aussi déclarant rejoint l'entreprise
      Quand le second administrateur se connecte
      Alors le second administrateur voit « Administrateur, Déclarant »
      Et le second administrateur voit « Demande en attente »

    @R04
    Scénario: Un administrateur voit et gère les habilitations de l'entreprise
      Étant donné une entreprise qui a un administrateur et un déclarant
      Et que l'administrateur est connecté
      Alors l'administrateur voit « DSN – déclaration sociale nominative »
      Quand l'administrateur clique sur « Gérer les habilitations »
      Et l'administrateur coche « DPAE – déclaration préalable à l'embauche » pour le déclarant
      Et l'administrateur clique sur « Enregistrer » pour le déclarant
      Alors l'administrateur voit « Les habilitations sont enregistrées »
      Et le déclarant a les habilitations dpae, dsn, pasrau

    @R04 @R26
    Scénario: Il ne voit pas celles d'une autre entreprise
      Étant donné une entreprise qui a un administrateur et un déclarant
      Et une autre entreprise qui a un administrateur
      Et que l'administrateur est connecté
      Quand l'administrateur ouvre les habilitations
      Alors l'administrateur voit le nom du déclarant
      Et l'administrateur ne voit pas le nom de l'administrateur d'une autre entreprise

  Règle: Une session finit quand la personne se déconnecte, et les essais sont comptés

    @R55
    Scénario: Une session copiée ne survit pas à la déconnexion
      Étant donné une entreprise qui a un administrateur
      Et que l'administrateur est connecté
      Quand le visiteur copie la session de l'administrateur
      Et le visiteur ouvre le menu personnalisé
      Alors le visiteur voit la page « Menu personnalisé »
      Quand l'administrateur clique sur « Se déconnecter »
      Et le visiteur ouvre le menu personnalisé
      Alors le visiteur voit la page « Votre compte »

    @R55 @R41 @image-variable
    Scénario: Après dix essais faux, il faut attendre, même avec le bon mot de passe
      Étant donné un monde où l'employeur est déjà inscrit à la base de connaissance
      Quand l'employeur se trompe 10 fois de mot de passe à la base de connaissance
      Alors l'employeur est averti : « ne correspondent à aucun compte »
      Quand l'employeur s'identifie
      Alors l'employeur est averti : « Trop d'essais ont échoué »

  Règle: La réponse secrète distingue majuscules et minuscules

    @R36
    Plan du scénario: Retrouver l'accès avec la réponse « <réponse> »
      Étant donné une entreprise qui a un administrateur
      Et que le candidat a demandé la cooptation
      Quand le candidat ouvre le mot de passe oublié
      Et le candidat remplit le formulaire
      Et le candidat clique sur « Continuer »
      Et le candidat saisit « <réponse> » dans « Réponse secrète »
      Et le candidat saisit « Nouveaupasse34 » dans « Nouveau mot de passe »
      Et le candidat saisit « Nouveaupasse34 » dans « Confirmation du mot de passe »
      Et le candidat clique sur « Changer le mot de passe »
      Alors le candidat voit « <suite> »

      Exemples:
        | réponse              | suite                       |
        | Un Secret Bien Gardé | Mot de passe changé         |
        | un secret bien gardé | La réponse n'est pas la bonne |

    @R36
    Scénario: Un nouveau mot de passe ferme ce qui était ouvert avec l'ancien
      Étant donné une entreprise qui a un administrateur
      Et que le candidat a demandé la cooptation
      Quand le candidat se connecte
      Et le candidat ouvre le mot de passe oublié
      Et le candidat remplit le formulaire
      Et le candidat clique sur « Continuer »
      Et le candidat saisit « Un Secret Bien Gardé » dans « Réponse secrète »
      Et le candidat saisit « Nouveaupasse34 » dans « Nouveau mot de passe »
      Et le candidat saisit « Nouveaupasse34 » dans « Confirmation du mot de passe »
      Et le candidat clique sur « Changer le mot de passe »
      Et le candidat ouvre la page de l'attente
      Alors le candidat voit « Aucune inscription n'est en cours »
