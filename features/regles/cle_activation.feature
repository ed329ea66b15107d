# language: fr
@regle-cle
Fonctionnalité: Activer son compte avec une clé

  Contexte:
    Étant donné un monde où le candidat attend le courrier de sa clé

  Règle: La clé part par courrier à l'adresse de l'entreprise

    @R30 @R33
    Plan du scénario: Le courrier, <délai> après la demande
      Quand <délai> passent
      Alors <arrivée>

      Exemples:
        | délai                     | arrivée                                        |
        | 3 jours moins une seconde | aucun courrier n'est arrivé                    |
        | 3 jours                   | 1 courrier est arrivé à l'adresse de l'entreprise |

    @R31
    Scénario: Avant la clé, rien d'autre du compte ne s'ouvre
      Quand le candidat se connecte
      Alors le candidat voit la page « Saisir votre clé d'activation »
      Quand le candidat ouvre le menu personnalisé
      Alors le candidat voit la page « Saisir votre clé d'activation »
      Quand le candidat ouvre les habilitations
      Alors le candidat voit la page « Saisir votre clé d'activation »

  Règle: La bonne clé active le compte, une seule fois

    @R31 @R32 @R04
    Plan du scénario: La clé saisie <façon>
      Étant donné que 3 jours passent
      Et que le candidat a lu le courrier de la clé
      Quand le candidat se connecte
      Et le candidat saisit sa clé <façon>
      Alors le candidat voit la page « Votre compte est activé »
      Et l'entreprise compte 3 administrateurs
      Et le candidat a les habilitations dpae, dsn

      Exemples:
        | façon            |
        | telle quelle     |
        | sans tirets      |
        | en minuscules    |
        | avec des espaces |

    @R32
    Scénario: Revenir à la page de la clé une fois le compte activé
      Étant donné que 3 jours passent
      Et que le candidat a lu le courrier de la clé
      Quand le candidat se connecte
      Et le candidat saisit sa clé telle quelle
      Et le candidat ouvre la page de la clé
      Alors le candidat voit « Ce compte est déjà activé : aucune clé n'est attendue »

    @R32 @depannage @depannage-ajouter
    Scénario: Une clé fausse est refusée et compte comme un essai
      Étant donné que le candidat est connecté
      Quand le candidat saisit une clé fausse
      Alors le candidat est averti : « Il vous reste 4 essai »
      Et l'entreprise compte 2 administrateurs

    @R32 @depannage @depannage-ajouter
    Scénario: Cinq clés fausses de suite bloquent la clé, même la bonne
      Étant donné que 3 jours passent
      Et que le candidat a lu le courrier de la clé
      Et que le candidat est connecté
      Quand le candidat saisit 4 clés fausses
      Alors le candidat est averti : « Il vous reste 1 essai »
      Quand le candidat saisit une clé fausse
      Alors le candidat est averti : « la clé est bloquée »
      Quand le candidat saisit sa clé telle quelle
      Alors le candidat est averti : « la clé est bloquée »
      Et l'entreprise compte 2 administrateurs

    @R32 @R33
    Scénario: Un nouveau courrier porte une nouvelle clé, l'ancienne ne sert plus
      Étant donné que 3 jours passent
      Et que le candidat a lu le courrier de la clé
      Et que le candidat est connecté
      Et que le candidat a saisi 5 clés fausses
      Quand le candidat clique sur « Demander un nouveau courrier »
      Alors le candidat voit « Un nouveau courrier part »
      Quand le candidat saisit sa clé telle quelle
      Alors le candidat est averti : « Cette clé n'est pas la bonne »
      Quand 3 jours passent
      Et le candidat lit le courrier de la clé
      Et le candidat saisit sa clé telle quelle
      Alors le candidat voit la page « Votre compte est activé »
