# draft: not yet read by a native speaker

### E-mails. Os assuntos têm no máximo 70 caracteres com nomes de tamanho usual.

mail-hello = Olá, { $name },
mail-hello-plain = Olá,
mail-automatic = Enviado por { $company } porque alguém de lá trabalha com você.

## Convite
mail-invite-subject = { $inviter } convida você para { $company }
mail-invite-subject-app = { $company } convida você para { $app }
mail-invite-again-subject = Ainda aberto: { $inviter } convida você para { $company }
mail-invite-again = O convite ainda está aberto. Este é um lembrete; você não precisa responder.
mail-invite-text = { $inviter } convida você para trabalhar com { $company }.
mail-invite-text-mail = { $inviter } ({ $mail }) convida você para trabalhar com { $company }.
mail-invite-message = { $inviter } escreve:
mail-invite-apps = Você poderá abrir:
mail-invite-action = Ver o convite
mail-invite-link = Veja o convite aqui:
mail-invite-until = O link é só seu e funciona até { $until }. Não o repasse.
mail-invite-contact = Dúvidas? Fale com { $inviter } aqui:
mail-invite-unexpected = Não esperava este convite? Não faça nada: sem você, nada acontece.

## Código
mail-code-subject = { $code } é seu código para { $company }
mail-code-text = Seu código é { $code }
mail-code-minutes =
    { $minutes ->
        [one] Ele vale por { $minutes } minuto, no navegador em que você o pediu.
       *[other] Ele vale por { $minutes } minutos, no navegador em que você o pediu.
    }
mail-code-unexpected = Não pediu o código? Não faça nada e não o informe a ninguém. Nunca o pedimos por telefone ou e-mail.

## O acesso termina em breve
mail-ending-subject = Seu acesso a { $company } termina em breve
mail-ending-text = Seu acesso aos aplicativos de { $company } termina em { $until }.
mail-ending-sponsor = Precisa dele por mais tempo? Fale com { $sponsor }, que responde por você lá.
mail-ending-nobody = Precisa dele por mais tempo? Fale com a pessoa com quem você trabalha lá.

## Fim do acesso
mail-ended-subject = Seu acesso a { $company } terminou
mail-ended-text = Seu acesso aos aplicativos de { $company } terminou. Você não precisa fazer nada.
mail-ended-contact = Se isso surpreende você, pergunte aqui:

## Ao postmaster de um domínio
mail-domain-subject = { $domain } é seu? { $company } pergunta
mail-domain-text = { $partner } trabalha com { $company } e afirma que o domínio de e-mail { $domain } é seu. Você lê as mensagens do postmaster desse domínio, portanto pode confirmar isso.
mail-domain-link = Veja e confirme aqui:
mail-domain-until = O link funciona uma única vez, até { $until }.
mail-domain-unexpected = Não está correto? Não faça nada: sem você, nada é confirmado.

## A quem convidou
mail-asked-subject = { $name } precisa de outro convite
mail-asked-text = O convite de { $name } ({ $email }) não funcionou para alguém, que pede outro.
mail-asked-account = A pessoa usou a conta { $account }. É o que informa o próprio login dela; verifique quem é antes de convidá-la.
mail-asked-link = Veja a solicitação e convide novamente, ou descarte-a:

## A um patrocinador: um convidado foi congelado
mail-frozen-subject = { $name }: convidado congelado
mail-frozen-text = O convidado { $name } ({ $email }) foi congelado: de agora em diante, todos os aplicativos o recusam, e o que ele tinha está arquivado.
mail-frozen-link = Veja e descongele, remova ou deixe como está:

## Aos administradores: um patrocinador saiu
mail-sponsor-subject = Quem responde pelos convidados de { $name }?
mail-sponsor-text =
    { $guests ->
        [one] { $name } não administra mais e respondia por { $guests } convidado.
       *[other] { $name } não administra mais e respondia por { $guests } convidados.
    }
mail-sponsor-until = Se ninguém assumir até { $until }, esses convidados serão congelados.
mail-sponsor-frozen = Ninguém assumiu até { $until }, portanto esses convidados foram congelados. Descongele quem ainda for necessário.
mail-sponsor-link = Assuma aqui:

## Uma configuração pelo parceiro
mail-setup-subject = Conecte { $partner } a { $company }
mail-setup-text = { $inviter } pede que você conecte o login de { $partner } a { $company }, para que sua equipe entre com as contas que já tem.
mail-setup-link = Comece, ou continue de onde parou, aqui:
mail-setup-until = O link funciona até { $until }, em qualquer navegador em que você digitar um código que enviamos a este endereço. Nada é ativado antes de ser testado e aprovado.
mail-setup-unexpected = Não é tarefa sua? Não encaminhe nada: o link só funciona para esta caixa de correio. Em vez disso, responda a este e-mail.
mail-setup-approved-subject = Aprovado: { $partner } entra em { $company }
mail-setup-approved-text = { $company } aprovou o login que você configurou para { $partner }. De agora em diante, sua equipe entra por ele.
mail-setup-returned-subject = { $partner } e { $company }: há algo a alterar
mail-setup-returned-text = { $company } analisou o login que você configurou para { $partner } e o devolveu. Ninguém o usa ainda.
mail-setup-returned-note = O que { $company } diz a respeito:
mail-setup-returned-link = Abra o link do e-mail que você já tem, altere o que for necessário, teste mais uma vez e entregue novamente.

## Algo mudou na forma como um convidado prova quem é
mail-factor-subject = Seu login em { $company } foi alterado
mail-factor-passkey-added = Uma chave de acesso foi adicionada à sua conta.
mail-factor-passkey-removed = Uma chave de acesso foi removida da sua conta.
mail-factor-totp-added = Um aplicativo autenticador foi adicionado à sua conta.
mail-factor-totp-removed = O aplicativo autenticador foi removido da sua conta.
mail-factor-recovery-asked = Alguém que entrou como você e lê seu e-mail diz que você perdeu a chave de acesso e o aplicativo autenticador. Consultamos quem responde por você aqui.
mail-factor-recovery-approved = Você pode criar uma nova chave de acesso: no prazo de um dia, no navegador em que a pediu e na mesma página.
mail-factor-recovery-refused = Sua solicitação de uma nova chave de acesso foi recusada. Nada mudou.
mail-factor-recovered = Uma nova chave de acesso substituiu todas as chaves de acesso e aplicativos autenticadores da sua conta.
mail-factor-yours = Se foi você, não é preciso fazer nada.
mail-factor-not-yours = Se não foi você, avise-nos imediatamente:

mail-recovery-subject = { $name } perdeu a chave de acesso
mail-recovery-text = { $name } ({ $email }) entrou, comprovou a caixa de correio e diz que perdeu todas as chaves de acesso e o aplicativo autenticador.
mail-recovery-check = Ligue para { $name } em um número que você já conheça antes de aprovar. Uma caixa de correio roubada tem exatamente a mesma aparência.
mail-recovery-link = Aprove ou recuse no console até { $until }:
mail-accepted-subject = { $name } aceitou com outra conta
mail-accepted-text = Seu convite para { $name } ({ $email }) foi aceito com a conta { $account }. Quem o aceitou também lê a caixa de correio convidada, até onde pudemos comprovar.
mail-accepted-link = Se você não conhece essa conta, suspenda o convidado aqui:
mail-volume-subject = { $inviter } convidou um número incomum de pessoas
mail-volume-text = { $inviter } convidou mais de { $number } pessoas em uma hora. Se não for uma importação planejada, peça a desativação da conta e veja quem foi convidado.
mail-volume-link = A página de auditoria mostra cada convite:

mail-collision-subject = Outra pessoa usou o endereço de { $name }
mail-collision-text = A conta { $account } de { $home } diz ter o endereço do seu convidado { $name } ({ $email }). Ela foi recusada: aqui um endereço não abre nada, e o acesso do convidado continua como estava.
mail-forwarded-subject = Outra pessoa abriu o convite de { $name }
mail-forwarded-text = A conta { $account } de { $home } abriu o link do convite de { $name } ({ $email }). Ela foi recusada, e o link continua funcionando somente para { $name }.
mail-notice-link = Se isso surpreende você, veja o convidado e pergunte à empresa dele:
## Aos administradores: algo a verificar
mail-alert-link = Veja aqui:
alert-connection-held = Em espera: o login de { $partner } ({ $about })
alert-connection-held-text = O provedor de identidade de { $partner } ({ $about }) mudou de uma forma com a qual ninguém concordou. Ninguém entra por ele até que alguém aceite a mudança. Pergunte antes ao parceiro, e não pelo meio indicado neste e-mail ou nesta página.
alert-keys-replaced = Novas chaves: o login de { $partner } ({ $about })
alert-keys-replaced-text = O provedor de identidade de { $partner } ({ $about }) assina com novas chaves, e nenhuma das anteriores restou. É assim que se apresenta uma troca de provedor, mas também alguém que tomou o endereço. As pessoas continuam entrando; pergunte ao parceiro se foi ele.
alert-foreign-tenant = Outra empresa no login de { $partner } ({ $about })
alert-foreign-tenant-text = Alguém veio pelo login de { $partner } ({ $about }) com uma conta de uma empresa não acordada e foi recusado. Se o parceiro mudou, aceite a nova; caso contrário, não faça nada.
alert-domain-lapsing = { $about } logo deixará de contar como { $partner }
alert-domain-lapsing-text = A prova de que { $about } pertence a { $partner } não foi encontrada novamente. Após três vezes, o domínio deixa de contar, e os aplicativos não recebem mais endereços confirmados dele.
alert-domain-lapsed = { $about } não conta mais como { $partner }
alert-domain-lapsed-text = A prova de que { $about } pertence a { $partner } desapareceu. Os aplicativos não recebem endereços confirmados dele até que seja comprovado novamente.
alert-setup-waits = { $partner } aguarda sua aprovação
alert-setup-waits-text = { $partner } conectou e testou seu login ({ $about }) e o entregou. Ninguém o usa até que alguém o aprove.
alert-setup-approved = { $partner } agora usa o próprio login
alert-setup-approved-text = O login que { $partner } configurou ({ $about }) foi aprovado e está em uso.

## O que os convidados pedem
mail-access-asked-subject = { $name } pede { $app }
mail-access-asked-access = { $name } ({ $email }) pede acesso a { $app }.
mail-access-asked-extension = { $name } ({ $email }) pede mais tempo em { $app }.
mail-access-asked-note = Mensagem:
mail-access-asked-open = Decidir
mail-access-asked-link = Conceda ou recuse aqui:
mail-approved-subject = Você pode abrir { $app }
mail-approved-text = Agora você pode abrir { $app }.
mail-approved-until = Agora você pode abrir { $app }, até { $until }.
mail-refused-subject = Sobre sua solicitação de { $app }
mail-refused-text = Sua solicitação de { $app } não foi concedida. A resposta:
mail-request-panel = Seus aplicativos:

## O que alguém decidiu sobre si
mail-said-left-subject = { $name } saiu
mail-said-left-text = { $name } ({ $email }) saiu, por vontade própria. Todo o acesso terminou.
mail-said-declined-subject = { $name } recusou seu convite
mail-said-declined-text = { $name } ({ $email }) recusou seu convite. Ele não funciona mais.
mail-said-blocked-subject = { $name } não quer convites
mail-said-blocked-text = { $name } ({ $email }) recusou seu convite e não quer nenhum outro. Este endereço não pode mais ser convidado.
mail-said-reported-subject = Um convite para { $name } foi denunciado
mail-said-reported-text = Quem lê os e-mails de { $name } ({ $email }) não esperava o convite e pede que você o verifique.
