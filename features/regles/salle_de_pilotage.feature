# language: fr
@regle-salle @image-variable
Fonctionnalité: La salle de pilotage

  Règle: Un monde créé là mène d'un lieu à l'autre

    @R60 @R61
    Scénario: De la salle au portail, et retour
      Étant donné une entreprise qui a un administrateur
      Quand le formateur ouvre la salle de pilotage
      Et le formateur saisit « Atelier du lundi » dans « Nom de ce monde »
      Et le formateur clique sur « Créer le monde »
      Alors le formateur voit la page « Atelier du lundi »
      Quand le formateur clique sur « Le portail »
      Et le formateur clique sur « Messagerie »
      Alors le formateur voit la page « Tous les messages »
      Quand le formateur clique sur « Salle de pilotage »
      Alors le formateur voit la page « Atelier du lundi »

    @R61
    Scénario: Plusieurs mondes, une fiche à distribuer
      Étant donné une entreprise qui a un administrateur
      Quand le formateur ouvre la salle de pilotage
      Et le formateur saisit « Groupe » dans « Nom de ce monde »
      Et le formateur saisit « 3 » dans « Nombre de mondes »
      Et le formateur clique sur « Créer le monde »
      Alors le formateur voit la page « Fiche à imprimer »
      Et le formateur voit la rubrique « Groupe 1 »
      Et le formateur voit la rubrique « Groupe 3 »

    @R61
    Scénario: Supprimer un monde se confirme
      Étant donné une entreprise qui a un administrateur
      Quand le formateur ouvre la salle de pilotage
      Et le formateur saisit « Brouillon » dans « Nom de ce monde »
      Et le formateur clique sur « Créer le monde »
      Et le formateur clique sur « Supprimer ce monde »
      Alors le formateur voit la page « Supprimer ce monde ? »
      Quand le formateur clique sur « Garder ce monde »
      Alors le formateur voit la page « Brouillon »
      Quand le formateur clique sur « Supprimer ce monde »
      Et le formateur clique sur « Supprimer ce monde »
      Alors le formateur voit la page « Mondes »
      Et le formateur ne voit pas « Brouillon »

    @R61
    Scénario: Un monde se retrouve par son nom
      Étant donné une entreprise qui a un administrateur
      Quand le formateur ouvre la salle de pilotage
      Et le formateur saisit « Atelier du mardi » dans « Nom de ce monde »
      Et le formateur clique sur « Créer le monde »
      Et le formateur ouvre la salle de pilotage
      Et le formateur saisit « du mardi » dans « Chercher un monde »
      Et le formateur clique sur « Chercher »
      Alors le formateur voit « Atelier du mardi »
      Quand le formateur saisit « du dimanche » dans « Chercher un monde »
      Et le formateur clique sur « Chercher »
      Alors le formateur voit « Aucun monde ne porte ce nom »

  Règle: Elle montre et change ce qui se passe dans un monde

    @R61
    Scénario: Une personne ajoutée se connecte
      Étant donné une entreprise qui a un administrateur
      Quand le formateur ouvre ce monde dans la salle de pilotage
      Et le formateur clique sur « Ajouter une personne »
      Et le formateur remplit le formulaire pour le second candidat
      Et le formateur clique sur « Ajouter une personne »
      Alors le formateur voit « La personne est ajoutée »
      Et l'entreprise compte 2 administrateurs
      Quand le second candidat se connecte
      Alors le second candidat voit la page « Menu personnalisé »

    @R61 @R02
    Scénario: Un déclarant ajouté n'est pas administrateur
      Étant donné une entreprise qui a un administrateur
      Quand le formateur ouvre ce monde dans la salle de pilotage
      Et le formateur clique sur « Ajouter une personne »
      Et le formateur remplit le formulaire pour le second candidat
      Et le formateur donne à cette personne le rôle « Déclarant »
      Et le formateur clique sur « Ajouter une personne »
      Alors l'entreprise compte 1 administrateur
      Quand le second candidat se connecte
      Alors le second candidat voit la page « Menu personnalisé »
      Et le second candidat ne voit pas « Demande en attente »

    @R61 @R36
    Scénario: La réponse secrète affichée rend l'accès
      Étant donné une entreprise qui a un administrateur
      Quand le formateur ouvre ce monde dans la salle de pilotage
      Alors le formateur voit « la réponse secrète Médor »
      Quand l'administrateur ouvre le mot de passe oublié
      Et l'administrateur remplit le formulaire
      Et l'administrateur clique sur « Continuer »
      Et l'administrateur saisit « Médor » dans « Réponse secrète »
      Et l'administrateur saisit « Nouveaupasse34 » dans « Nouveau mot de passe »
      Et l'administrateur saisit « Nouveaupasse34 » dans « Confirmation du mot de passe »
      Et l'administrateur clique sur « Changer le mot de passe »
      Alors l'administrateur voit « Mot de passe changé »

    @R61 @R41
    Scénario: Un accès ouvert à la base de connaissance sert aussitôt
      Étant donné une entreprise qui a deux administrateurs
      Quand le formateur ouvre ce monde dans la salle de pilotage
      Et le formateur clique sur « Ajouter un accès à la base de connaissance »
      Et le formateur remplit le formulaire pour l'employeur
      Et le formateur clique sur « Ajouter un accès à la base de connaissance »
      Alors le formateur voit « L'accès à la base de connaissance est ouvert »
      Quand l'employeur ouvre la base de connaissance
      Et l'employeur s'identifie
      Alors l'employeur voit « radiation/suppression d'un administrateur »

    @R61 @R35
    Scénario: Une entreprise ajoutée est dans l'annuaire
      Étant donné une entreprise qui a un administrateur
      Quand le formateur ouvre ce monde dans la salle de pilotage
      Et le formateur clique sur « Ajouter une entreprise »
      Et le formateur saisit « Les Ateliers neufs » dans « Raison sociale »
      Et le formateur saisit « 3, rue Haute » dans « Adresse »
      Et le formateur saisit « 75001 » dans « Code postal »
      Et le formateur saisit « PARIS » dans « Ville »
      Et le formateur clique sur « Ajouter une entreprise »
      Alors le formateur voit « L'entreprise est dans l'annuaire »
      Et le formateur voit la rubrique « Les Ateliers neufs »

    @R61 @R55
    Scénario: L'attente de qui s'est trop trompé se lève
      Étant donné un monde où l'employeur est déjà inscrit à la base de connaissance
      Quand l'employeur se trompe 10 fois de mot de passe à la base de connaissance
      Et le formateur ouvre ce monde dans la salle de pilotage
      Alors le formateur voit « ont trop essayé de se connecter »
      Quand le formateur clique sur « Lever l'attente »
      Alors le formateur voit « Chacun peut de nouveau essayer de se connecter »
      Quand l'employeur s'identifie
      Alors l'employeur voit « radiation/suppression d'un administrateur »

    @R61 @R46
    Scénario: Une radiation en attente s'ouvre depuis la salle
      Étant donné un monde où l'employeur attend que le second administrateur soit radié
      Quand le formateur ouvre ce monde dans la salle de pilotage
      Alors le formateur voit la rubrique « Qui attend quoi »
      Quand le formateur clique sur « La radiation demandée »
      Et le formateur clique sur « Radier l'administrateur »
      Et le formateur ouvre ce monde dans la salle de pilotage
      Alors le formateur ne voit pas « Qui attend quoi »

    @R61 @R22
    Scénario: Qui attend quoi, jusqu'à ce que le délai passe
      Étant donné un monde où le candidat attend la décision des deux administrateurs
      Quand le formateur ouvre ce monde dans la salle de pilotage
      Alors le formateur voit la rubrique « Qui attend quoi »
      Et le formateur voit le nom du candidat
      Quand le formateur clique sur « Avancer de 15 jours »
      Alors le formateur voit « Rien n'a eu lieu en chemin »
      Quand le formateur clique sur « Avancer de 1 seconde »
      Alors le formateur voit « 1 événement a eu lieu en chemin »
      Et le formateur ne voit pas « Qui attend quoi »
