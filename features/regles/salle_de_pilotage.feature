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
