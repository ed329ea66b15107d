# language: fr
@regle-variante
Fonctionnalité: Parcourir un portail qui a changé

  Règle: Dans la variante « refonte », cinq libellés, deux étapes, une page et un délai diffèrent

    @R11 @R12 @R15 @R17 @R18 @R19b @R22
    Scénario: S'inscrire par cooptation sur le portail refait
      Étant donné une entreprise qui a un administrateur
      Et la variante « refonte » du portail
      Quand le candidat ouvre son compte
      Et le candidat clique sur « Créer mon compte Net-E »
      Et le candidat remplit le formulaire
      Et le candidat clique sur « M'inscrire »
      Et le candidat clique sur « J'accepte »
      Alors le candidat voit la page « Ce qu'il faut avoir sous la main »
      Quand le candidat clique sur « Continuer »
      Et le candidat clique sur « Étape suivante »
      Et le candidat remplit le formulaire
      Et le candidat clique sur « Enregistrer »
      Alors le candidat voit la rubrique « Activation de l'administrateur »
      Quand le candidat choisit « Validation par un administrateur déjà existant : par cooptation »
      Et le candidat clique sur « Valider »
      Alors la page annonce un délai de 30 jours
      Quand le candidat clique sur « Retour à l'accueil »
      Et l'administrateur consulte le message « Un administrateur attend votre décision »
      Alors le message annonce un délai de 30 jours
