# language: fr
@regle-mondes-gardes
Fonctionnalité: Garder un monde dans un fichier, et le reprendre

  Contexte:
    Étant donné un monde où le candidat attend le courrier de sa clé

  Règle: Un monde repris va aussi loin que le premier

    @R57 @R58
    Scénario: La clé d'un monde repris active le compte
      Étant donné que 3 jours passent
      Quand ce monde est repris du fichier où il est gardé
      Et le candidat lit le courrier de la clé
      Et le candidat se connecte
      Et le candidat saisit sa clé telle quelle
      Alors le candidat voit la page « Votre compte est activé »

  Règle: Comparer un mot de passe repris ne coûte jamais plus que sur ce portail

    @R57
    Plan du scénario: Un mot de passe à <coût> <suite>
      Alors ce monde <suite> quand un mot de passe y est gardé à « <coût> »

      Exemples:
        | coût            | suite               |
        | m=19456,t=2,p=1 | peut être repris    |
        | m=8,t=1,p=1     | peut être repris    |
        | m=19457,t=2,p=1 | n'est pas repris    |
        | m=19456,t=3,p=1 | n'est pas repris    |
        | m=19456,t=2,p=2 | n'est pas repris    |
        | m=19456,t=0,p=1 | n'est pas repris    |
        | m=7,t=1,p=1     | n'est pas repris    |
