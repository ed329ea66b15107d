# language: fr
@regle-places
Fonctionnalité: Trois administrateurs au plus par entreprise

  Règle: À la porte, le quatrième est refusé

    @R03 @R38
    Plan du scénario: Un candidat s'inscrit dans une entreprise qui a <déjà>
      Étant donné une entreprise qui a <déjà>
      Et que le candidat en est à l'étape 3 de l'inscription
      Quand le candidat remplit le formulaire
      Et le candidat clique sur « Je m'inscris »
      Alors le candidat voit « <suite> »

      Exemples: il reste une place
        | déjà                 | suite                    |
        | un administrateur    | Conditions générales     |
        | deux administrateurs | Conditions générales     |

      @depannage @depannage-ajouter
      Exemples: il n'y a plus de place
        | déjà                  | suite                    |
        | trois administrateurs | a déjà 3 administrateurs |

    @R03
    Scénario: Une inscription en attente n'occupe pas de place
      Étant donné une entreprise qui a deux administrateurs
      Et que le candidat a demandé la cooptation
      Et que le second candidat en est à l'étape 3 de l'inscription
      Quand le second candidat remplit le formulaire
      Et le second candidat clique sur « Je m'inscris »
      Alors le second candidat voit la page « Conditions générales »

    @R03
    Scénario: Les administrateurs d'une autre entreprise n'y comptent pas
      Étant donné une entreprise qui a deux administrateurs
      Et une autre entreprise qui a un administrateur
      Et que le candidat en est à l'étape 3 de l'inscription
      Quand le candidat remplit le formulaire
      Et le candidat clique sur « Je m'inscris »
      Alors le candidat voit la page « Conditions générales »

    @R03 @R02
    Scénario: Un déclarant n'occupe pas de place
      Étant donné une entreprise qui a deux administrateurs
      Et qu'un déclarant rejoint l'entreprise
      Et que le candidat en est à l'étape 3 de l'inscription
      Quand le candidat remplit le formulaire
      Et le candidat clique sur « Je m'inscris »
      Alors le candidat voit la page « Conditions générales »

  Règle: À l'activation, la place est vérifiée à nouveau

    @R25 @R03
    Scénario: La troisième place est prise avant la décision
      Étant donné une entreprise qui a deux administrateurs
      Et que le candidat a demandé la cooptation
      Et qu'un troisième administrateur arrive entre-temps
      Quand l'administrateur se connecte
      Et l'administrateur ouvre les demandes d'administrateur
      Et l'administrateur clique sur « Accord »
      Alors l'administrateur est averti : « a déjà 3 administrateurs actifs »
      Et l'administrateur voit la page « Administrateur en attente de gestion »
      Et l'entreprise compte 3 administrateurs
      Quand l'administrateur clique sur « Refus »
      Alors l'administrateur voit la page « Le refus est pris en compte »

    @R32 @R03 @depannage @depannage-ajouter
    Scénario: La troisième place est prise avant la saisie de la clé
      Étant donné une entreprise qui a deux administrateurs
      Et que le candidat a demandé une clé d'activation
      Et que 3 jours passent
      Et que le candidat a lu le courrier de la clé
      Et qu'un troisième administrateur arrive entre-temps
      Quand le candidat se connecte
      Et le candidat saisit sa clé telle quelle
      Alors le candidat est averti : « aucune place n'est libre »
      Et l'entreprise compte 3 administrateurs
