# language: fr
@regle-cooptation
Fonctionnalité: Décider d'une cooptation

  Règle: Tous les administrateurs actifs sont prévenus, et le lien ne donne aucun droit

    @R20
    Scénario: Chaque administrateur de l'entreprise reçoit le message
      Étant donné un monde où le candidat attend la décision des deux administrateurs
      Alors l'administrateur reçoit le message « Un administrateur attend votre décision »
      Et le second administrateur reçoit le message « Un administrateur attend votre décision »
      Et le message « Un administrateur attend votre décision » à l'administrateur dit « Message fictif »

    @R21 @R26
    Scénario: Le lien mène à la connexion, puis à la liste
      Étant donné une entreprise qui a un administrateur
      Et que le candidat a demandé la cooptation
      Quand l'administrateur suit le lien du message « Un administrateur attend votre décision »
      Alors l'administrateur voit la page « Votre compte »
      Quand l'administrateur se connecte
      Alors l'administrateur voit la page « Administrateur en attente de gestion »

    @R26
    Scénario: Un administrateur d'une autre entreprise suit le lien
      Étant donné une entreprise qui a un administrateur
      Et une autre entreprise qui a un administrateur
      Et que le candidat a demandé la cooptation
      Quand l'administrateur d'une autre entreprise suit le lien envoyé à l'administrateur
      Et l'administrateur d'une autre entreprise se connecte
      Alors l'administrateur d'une autre entreprise voit « Aucune demande n'attend votre décision »
      Et l'entreprise compte 1 administrateur

    @R26 @R02
    Plan du scénario: Ce que sa page n'offre pas, <acteur> ne peut pas l'envoyer
      Étant donné une entreprise qui a un administrateur et un déclarant
      Et une autre entreprise qui a un administrateur
      Et que le candidat a demandé la cooptation
      Et que <acteur> est connecté
      Quand <acteur> détourne un formulaire vers « demandes/administrateurs/1/accord »
      Alors <acteur> voit « <refus> »
      Et l'entreprise compte 1 administrateur

      Exemples:
        | acteur                                 | refus                  |
        | l'administrateur d'une autre entreprise | n'existe pas           |
        | le déclarant                           | Seul un administrateur |

    @R26 @R31
    Scénario: Le candidat suit lui-même le lien
      Étant donné une entreprise qui a un administrateur
      Et que le candidat a demandé la cooptation
      Quand le candidat suit le lien envoyé à l'administrateur
      Et le candidat se connecte
      Alors le candidat voit la page « Votre inscription attend une décision »
      Et l'entreprise compte 1 administrateur

  Règle: La décision se prend dans les 15 jours, à l'heure de Paris

    @R22
    Plan du scénario: Décider <délai> après une demande du <jour> à <heure>
      Étant donné une entreprise qui a un administrateur
      Et qu'il est <heure> le <jour>
      Et que le candidat a demandé la cooptation
      Et que l'administrateur est connecté
      Quand <délai> passent
      Et l'administrateur ouvre les demandes d'administrateur
      Alors l'administrateur voit « <suite> »

      Exemples: le délai compte des jours entiers
        | jour       | heure    | délai                      | suite                |
        | 2026-01-12 | 09:00:00 | 15 jours moins une seconde | À décider avant le   |
        | 2026-01-12 | 09:00:00 | 15 jours                   | À décider avant le   |
        | 2026-01-12 | 09:00:00 | 15 jours et une seconde    | Aucune demande       |

      Exemples: le passage à l'heure d'été, le 29 mars 2026, ne le déplace pas
        | jour       | heure    | délai                      | suite                |
        | 2026-03-20 | 09:00:00 | 15 jours                   | À décider avant le   |
        | 2026-03-20 | 09:00:00 | 15 jours et une seconde    | Aucune demande       |

      Exemples: le retour à l'heure d'hiver, le 25 octobre 2026, non plus
        | jour       | heure    | délai                      | suite                |
        | 2026-10-15 | 09:00:00 | 15 jours                   | À décider avant le   |
        | 2026-10-15 | 09:00:00 | 15 jours et une seconde    | Aucune demande       |

    @R22 @R21
    Scénario: Une décision à la dernière seconde compte
      Étant donné une entreprise qui a un administrateur
      Et que le candidat a demandé la cooptation
      Et que l'administrateur est connecté
      Quand 15 jours passent
      Et l'administrateur ouvre les demandes d'administrateur
      Et l'administrateur clique sur « Accord »
      Alors l'administrateur voit la page « La cooptation est prise en compte »
      Et l'entreprise compte 2 administrateurs

    @R22 @R23 @depannage @depannage-ajouter
    Scénario: Une décision trop tardive dit que l'inscription est annulée
      Étant donné une entreprise qui a un administrateur
      Et que le candidat a demandé la cooptation
      Et que l'administrateur est connecté
      Et que l'administrateur ouvre les demandes d'administrateur
      Quand 15 jours et une seconde passent
      Et l'administrateur clique sur « Accord »
      Alors l'administrateur voit la page « Cette demande est déjà réglée »
      Et l'administrateur voit « annulée le »
      Et l'entreprise compte 1 administrateur

  Règle: Une seule décision règle la demande, et chacun en est informé

    @R23 @depannage @depannage-ajouter
    Scénario: Le second administrateur apprend qui a décidé, quoi et quand
      Étant donné un monde où le candidat attend la décision des deux administrateurs
      Et que l'administrateur est connecté
      Et que le second administrateur est connecté
      Et que l'administrateur ouvre les demandes d'administrateur
      Et que le second administrateur ouvre les demandes d'administrateur
      Quand l'administrateur clique sur « Refus »
      Et le second administrateur clique sur « Accord »
      Alors le second administrateur voit « refusée par »
      Et le second administrateur voit le nom de l'administrateur
      Et le second administrateur voit « 12 janvier 2026 à 09 h 00 »
      Et l'entreprise compte 2 administrateurs

    @R24
    Plan du scénario: Le candidat apprend la décision « <bouton> »
      Étant donné une entreprise qui a un administrateur
      Et que le candidat a demandé la cooptation
      Et que l'administrateur est connecté
      Et que l'administrateur ouvre les demandes d'administrateur
      Quand l'administrateur clique sur « <bouton> »
      Alors le candidat reçoit le message « <message> »
      Et le message « <message> » au candidat nomme l'administrateur

      Exemples:
        | bouton | message                        |
        | Accord | Votre inscription est acceptée |
        | Refus  | Votre inscription est refusée  |

    @R24 @R22
    Scénario: À l'annulation, le candidat et les administrateurs sont informés
      Étant donné une entreprise qui a un administrateur
      Et que le candidat a demandé la cooptation
      Quand 15 jours passent
      Alors le candidat ne reçoit pas le message « Votre inscription est annulée »
      Quand 15 jours et une seconde passent
      Alors le candidat reçoit le message « Votre inscription est annulée »
      Et l'administrateur reçoit le message « Une inscription sans réponse est annulée »
