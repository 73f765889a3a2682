# draft: not yet read by a native speaker

### Páginas dos convidados e o que todas as páginas têm em comum.

## Todas as páginas
skip = Ir para o conteúdo
help = Ajuda e contato
error-prefix = Erro:
summary-title = Há um problema
optional = (opcional)
none-yet = Nada por enquanto.
or = ou
continue = Continuar
not-now = Agora não
sign-out = Sair
go-to-apps = Ir para seus aplicativos
contact-person = Falar com { $name }
back-to = Voltar para { $name }
what-you-can-do = O que você pode fazer
support-details = Detalhes para o suporte

## Datas; todas em UTC

## Login
sign-in-title = Entrar em { $company }
sign-in-title-app = Entre para abrir { $app }
field-work-email = E-mail corporativo ou empresa
continue-with = Continuar com { $home }
not-that-home = Não é { $home }?
sign-in-hint = Usamos apenas para encontrar o login da sua empresa.
sign-in-invited = Recebeu um convite, mas nunca entrou? Abra o link do seu convite.
passkey-use = Usar uma chave de acesso
passkey-failed = Não funcionou. A chave de acesso não foi usada ou o dispositivo a bloqueou. Tente novamente.
passkey-missing = As chaves de acesso exigem um navegador compatível e que permita scripts.

## Código por e-mail
code-title = Confira seu e-mail
code-sent =
    { $minutes ->
        [one] Enviamos um código de 6 dígitos para { $address }. Ele vale por { $minutes } minuto, neste navegador.
       *[other] Enviamos um código de 6 dígitos para { $address }. Ele vale por { $minutes } minutos, neste navegador.
    }
code-sent-again = Um novo código está a caminho. Os códigos anteriores não funcionam mais.
field-code = Código
code-hint = 6 dígitos. Espaços não importam.
code-new = Enviar um novo código
code-back = Endereço errado?
proof-title = Confirme o endereço convidado
proof-why = Você entrou como { $home }; o convite era para { $invited }. Confirme que os dois endereços são seus.

## Chave de acesso
passkey-title = Entre mais rápido da próxima vez
passkey-why = Seu dispositivo pode guardar uma chave para este site. Você a desbloqueia com impressão digital, rosto ou PIN, que nós nunca vemos.
passkey-create = Criar chave de acesso

## Convite
invite-title =
    { $count ->
        [0] { $company } convida você
        [one] { $company } convida você para { $count } aplicativo
       *[other] { $company } convida você para { $count } aplicativos
    }
invite-from = De { $name }
invite-from-mail = De { $name } ({ $mail })
invite-to = Para { $address }, válido até { $until }
invite-apps = Você poderá abrir
invite-data-title = O que { $company } saberá
invite-data-home = Seu nome e endereço de e-mail, fornecidos por { $home }.
invite-data-code = Seu nome e endereço de e-mail, como neste convite.
invite-data-not = Não sua senha, foto, número de telefone nem grupos.
invite-accept = Aceitar
invite-accept-home = Aceitar e entrar com { $home }
invite-accept-code = Enviaremos a você um código por e-mail para entrar. Não é preciso ter senha.
invite-unexpected = Não esperava este convite? Não faça nada ou pergunte.
invite-decline = Recusar
invite-report = Não esperava este convite? Denunciar ou bloquear
decline-title = Recusar este convite?
decline-text = O link deixa de funcionar, o que foi preparado para você termina, e { $name } recebe um aviso.
field-decline-note = Por quê
field-decline-note-hint = É repassado a quem convidou você.
field-decline-also = Além disso
decline-block = Não receber mais convites de { $company } neste endereço
decline-report = Pedir aos administradores de { $company } que verifiquem quem me convidou
decline-go = Recusar
decline-back = Voltar ao convite
declined-title = Você recusou o convite
declined-text = Ele não funciona mais. Você pode fechar esta página.
declined-blocked = { $company } não pode mais convidar este endereço. Guarde este link caso queira mudar isso.
declined-unblock = Permitir convites novamente
invite-problem-title = Este convite não funciona
lead-ask = Pedir outro convite a { $name }
lead-sign-in = Entrar
lead-switch = Usar outra conta
lead-again = Tentar novamente
lead-here = Continuar neste navegador
problem-account = Você usou
problem-invited = O convite é para
problem-inviter = Convite de
asked-title = Sua solicitação está a caminho
asked-text = { $name } já pode vê-la e decidirá sobre outro convite.
asked-next = Ele chegará por e-mail. Você pode fechar esta página.

## Painel
panel-title = Seus aplicativos em { $company }
panel-empty = Nenhum aplicativo ainda
panel-empty-ask = Peça a { $name } os aplicativos de que precisa.
panel-empty-host = Peça os aplicativos de que precisa à pessoa que convidou você.
panel-you = Você é { $name }, { $partner }
panel-until = até { $day }
panel-no-link = Abra-o no próprio endereço dele
panel-find = Buscar um aplicativo
panel-find-go = Buscar
panel-none-found = Nenhum aplicativo corresponde
panel-show-all = Mostrar todos os aplicativos
panel-ends-in =
    { $days ->
        [0] termina hoje
        [one] termina em { $days } dia
       *[other] termina em { $days } dias
    }
panel-why = Não abre agora. Por quê?
panel-extend = Pedir mais tempo
panel-star = Mostrar { $app } primeiro
panel-unstar = Não mostrar mais { $app } primeiro
panel-requests = O que você pediu
panel-waits = aguardando
panel-asked-on = solicitado em { $day }
panel-asked-whom = solicitado em { $day }, { $name } decide
panel-withdraw = Retirar
panel-approved = concedido
panel-refused = não concedido
panel-request = Pedir outro aplicativo
panel-asked = Sua solicitação está a caminho. A resposta chega por e-mail e aparece aqui.
panel-empty-request = Peça os aplicativos de que precisa; a resposta chega por e-mail.

## Pedir um aplicativo
ask-title = Pedir outro aplicativo
ask-title-extend = Pedir mais tempo em { $app }
ask-decides = { $name } vê sua solicitação imediatamente e decide. A resposta chega por e-mail.
ask-decides-host = Os administradores de { $company } veem sua solicitação imediatamente e decidem. A resposta chega por e-mail.
ask-none = Não há nada a pedir
ask-none-text = Você já tem, ou já pediu, todos os aplicativos que os convidados da sua empresa podem pedir.
ask-send = Enviar a solicitação
field-ask-app = Aplicativo
field-ask-note = Por que você precisa dele?
field-ask-note-hint = Quem decide lê isto.

## Recusas
denial-title = Você não pode entrar
denial-title-app = Você não pode abrir { $app }
denial-ask-text = Pressione o botão: quem decide vê a solicitação imediatamente, e a resposta chega por e-mail.
denial-asked = Você pediu em { $day }. A resposta chega por e-mail.
denial-ask = Pedir acesso
denial-ask-name = Pedir acesso a { $name }
denial-extend = Pedir mais tempo
denial-extend-name = Pedir mais tempo a { $name }

## Saída
sign-out-title = Sair de { $company }?
sign-out-app = { $app } pede que você saia. Isso encerra sua sessão aqui e nos aplicativos que você abriu.
sign-out-plain = Isso encerra sua sessão aqui e nos aplicativos que você abriu.
stay = Continuar conectado
signed-out-title = Você saiu
signed-out-text = Sua sessão em { $company } foi encerrada.
sign-in-again = Entrar novamente

## Consentimento, dispositivos e a volta a um aplicativo
consent-title = Permitir que { $app } obtenha dados sobre você?
consent-who = Você entrou como { $name }, { $email }. { $app } não é administrado por { $company }.
consent-learns = O aplicativo quer saber:
consent-openid = que é você, quando voltar
consent-name = seu nome
consent-email = seu endereço de e-mail corporativo
consent-locale = seu idioma
consent-always = sua empresa e como você entrou
consent-does = O aplicativo quer permissão para:
consent-stays = Você pode retirar essa permissão a qualquer momento em “Aplicativos que você autorizou”.
consent-policy = O que { $app } faz com os dados
consent-terms = Termos de { $app }
consent-site = { $app } na web
consent-yes = Permitir
consent-no = Não permitir
consents-title = Aplicativos que você autorizou
consents-intro = Estes aplicativos não são administrados por { $company }. Se você retirar a autorização, o aplicativo perde o acesso imediatamente.
consents-none = Você não autorizou nenhum aplicativo de terceiros.
consents-since = autorizado em { $day }
consents-withdraw = Retirar
consents-withdrawn = Autorização retirada. O aplicativo não tem mais acesso.
device-title = Conectar um dispositivo
device-intro = Digite o código que o dispositivo mostra.
field-user-code = Código no dispositivo
user-code-hint = Oito letras. Maiúsculas e hifens não importam.
device-ask-title = Permitir que este dispositivo abra { $app }?
device-ask = Concorde somente se estiver com o dispositivo em mãos e ele mostrar o código { $code }. Nunca concorde com um código que alguém enviou a você.
device-ask-who = O dispositivo agirá como { $name }, { $email }.
device-yes = Conectar
device-no = Não conectar
device-done-title = O dispositivo está conectado
device-done = Você pode fechar esta página. O dispositivo continua sozinho.
device-refused-title = O dispositivo não está conectado
device-refused = Você não permitiu. Nada foi entregue ao dispositivo.
return-title = De volta ao aplicativo
return-text = Pressione o botão se o aplicativo não abrir sozinho.
return-button = Continuar
signed-out-apps = Estamos avisando seus aplicativos de que você saiu.

## O segundo fator
step-up-title = Mais uma prova de que é você
step-up-title-app = Mais uma prova de que é você para { $app }
step-up-why = Sua empresa não nos informou que você entrou com dois fatores, e este aplicativo exige isso. Basta provar uma vez nesta sessão.
step-up-lost = Perdeu seu dispositivo? Quem convidou você pode solicitar a redefinição do seu segundo fator.
field-totp = Código do seu aplicativo autenticador
totp-hint = Seis dígitos; um novo código surge a cada 30 segundos.
totp-begin = Usar um aplicativo autenticador
totp-set-up = Adicione esta chave ao seu aplicativo autenticador e digite o código que ele mostrar.
totp-key = Chave
totp-open = Abrir no aplicativo deste dispositivo

## Domínios de e-mail
domain-proof-title = De quem é { $domain }?
domain-proof-ask = { $partner } afirma que o domínio de e-mail { $domain } é seu. Você lê as mensagens do postmaster desse domínio. Isso está correto?
domain-proof-confirm = Sim, confirmar
domain-proof-unexpected = Se não estiver, feche esta página. Nada será confirmado.
domain-proof-done = Confirmado: { $domain } pertence a { $partner }. Você não precisa fazer mais nada.

## Dos códigos por e-mail ao login da própria empresa
move-title = De agora em diante, entre por { $home }
move-why = Sua empresa conectou o próprio login. Continue por lá uma vez, e ele substituirá aqui os códigos por e-mail e as chaves de acesso.
move-keeps = Seus aplicativos, grupos e tudo o que você fez aqui continuam com você.
move-later = Agora não
move-until = Os códigos por e-mail e as chaves de acesso funcionam até { $until }.
move-over = Os códigos por e-mail e as chaves de acesso não servem mais para entrar.
proof-why-move = Você entrou como { $home }. Para que isso substitua sua conta de { $invited }, confirme mais uma vez que essa caixa de correio é sua.
sign-in-code = Enviar um código por e-mail

## Uma empresa conecta seu login
setup-title = Conectar { $partner }
setup-invited = { $inviter } pede que você conecte o login de { $partner } a { $company }. Assim, sua equipe entra lá com as contas que já tem.
setup-takes = Três páginas, cerca de cinco minutos. Tudo o que você digitar é salvo; este link funciona até você terminar.
setup-mailbox = Para que só você entre, enviamos um código para { $address }.
setup-mail-code = Enviar o código por e-mail
setup-steps = Etapas
setup-step-provider = Empresa
setup-step-connect = Conectar
setup-step-test = Testar e entregar
setup-provider-text = Informe os domínios de e-mail da sua empresa. Procuraremos neles o seu login; escolha o produto se souber qual é.
setup-find-out = Descobrir
template-generic = Outro provedor OpenID Connect
template-entra = Microsoft Entra ID
template-google = Google Workspace
template-okta = Okta
template-keycloak = Keycloak
template-auth0 = Auth0
template-authentik = authentik
setup-register = Registre-nos no seu provedor de login
setup-guide-generic = Adicione um aplicativo web (código de autorização, OpenID Connect) com estes valores.
setup-guide-entra = No centro de administração do Entra: Registros de aplicativo, Novo registro, este URI de redirecionamento do tipo Web. Depois cole o ID do aplicativo (cliente) e o endereço com o ID do diretório (locatário).
setup-guide-google = No console do Google Cloud: APIs e serviços, Credenciais, ID do cliente OAuth do tipo Aplicativo da Web, com este URI de redirecionamento. O Google precisa de um segredo do cliente.
setup-guide-okta = No Okta: Applications, Create App Integration, OIDC, Web Application. Client authentication: Public key / Private key, com a URL das nossas chaves.
setup-guide-keycloak = No Keycloak: Clients, Create client, Client authentication ativado; em Credentials, escolha Signed Jwt e informe a URL das nossas chaves.
setup-guide-auth0 = No Auth0: Applications, Create Application, Regular Web Application, com esta URL de retorno de chamada (callback).
setup-guide-authentik = No authentik: Applications, Create with provider, OAuth2/OpenID, confidencial, com este URI de redirecionamento.
setup-scopes = Escopos que solicitamos
setup-tell = Informe os seus
field-setup-domains = Domínios de e-mail da sua empresa
field-template = Produto
field-setup-issuer = Endereço do seu login
field-setup-issuer-hint = O emissor, o endereço dos metadados ou qualquer endereço dele; nós encontramos o resto.
field-setup-client-id = ID do cliente que vocês nos deram
field-setup-secret-hint = Deixe em branco: nós nos autenticamos com nossas chaves. Só um provedor que não aceita chaves precisa de um segredo.
setup-has-secret = Há um segredo guardado. Deixe o campo em branco para mantê-lo.
setup-forget-secret = Esquecê-lo; usar suas chaves
setup-secret-needed = Este provedor não aceita nossas chaves. Crie lá um segredo do cliente e cole-o aqui.
setup-entered = O que você informou
setup-proof = Nós nos autenticamos com
setup-proof-keys = nossas chaves publicadas
setup-proof-secret = um segredo do cliente
setup-test = Teste
setup-test-text = Entre uma vez com sua própria conta. Isso não dá acesso a ninguém; mostramos o que foi recebido.
setup-test-begin = Testar o login
setup-submit = Entregar a { $company }
setup-handed-over = Entregue. { $company } vai analisar, e você não precisa fazer mais nada.
setup-returned = { $company } devolveu isto em { $at }. Altere o que for necessário, teste mais uma vez e entregue novamente.
setup-live = Aprovado: sua equipe já entra por ele.
setup-reopen = Retomar para alterar algo
setup-found = O que o teste encontrou
setup-subject = Sujeito (abreviado)
setup-subject-note = Atenção
setup-subject-reusable = O sujeito é um endereço de e-mail ou um nome de usuário. Um dia, esses nomes passam para outra pessoa, que então seria confundida com a anterior: é melhor enviar um ID permanente como sub.
setup-name = Nome
setup-email = Endereço de e-mail
setup-email-verified = Endereço verificado por vocês
setup-yes = sim
setup-no = não
setup-groups = Grupos
setup-amr = Métodos (amr)
setup-acr = Contexto (acr)
setup-skew = Adiantamento do seu relógio em relação ao nosso, em segundos
setup-not-said = não informado
setup-attempts = Testes até agora
setup-attempt-at = Quando
setup-attempt-by = Por
setup-attempt-result = Resultado
setup-attempt-open = em andamento
setup-attempt-passed = aprovado
setup-hint-client = Verifique o ID do cliente e também o segredo ou a URL das nossas chaves, conforme registrados lá.
setup-hint-redirect = Verifique o URI de redirecionamento registrado lá: ele deve ser exatamente o nosso.
setup-hint-scope = Permita os escopos que solicitamos.
setup-attempt-old = antes da última alteração
setup-domains = Seus domínios
setup-domains-text = Um registro TXT no DNS prova que um domínio é seu. Ele não é necessário para o teste, mas pode agilizar a aprovação.
setup-domain-proven = comprovado
setup-domain-waits = aguardando o DNS
setup-domain-check = Verificar agora
setup-record = Registro TXT
setup-record-value = Seu valor
setup-colleague = Deixar um colega continuar
setup-colleague-send = Enviar um link
setup-colleague-sent = O link está a caminho.
setup-colleague-unknown = Este endereço não pertence a nenhum domínio da sua empresa que conhecemos. Peça ao seu contato que envie um link para ele.
field-colleague = Endereço de e-mail do colega
field-colleague-hint = Em um domínio de e-mail da sua empresa. A pessoa recebe um link próprio para a mesma configuração.
setup-contact = Dúvidas? Seu contato é { $name }.
setup-until = Este link funciona até { $until }.
issuer-fault-missing = Digite o endereço do seu login.
issuer-fault-too-long = Isto é mais longo do que um endereço pode ser. Cole somente o endereço.
issuer-fault-markup = Isto é o código-fonte de uma página. Cole o endereço dela: o que aparece na barra de endereços.
issuer-fault-mail-address = Isto é um endereço de e-mail. Cole o endereço web do seu login.
issuer-fault-malformed = Isto não é um endereço web. Ele deve começar com https://.
issuer-fault-scheme = Somente endereços https:// podem ser usados.
issuer-fault-ip = Isto é um endereço IP. Use o nome do seu login.
issuer-fault-local = Este nome só é conhecido dentro de uma rede. Use o que funciona a partir da internet.
issuer-fault-public-suffix = Isto é um sufixo que muitas empresas compartilham. Digite o nome completo.
issuer-fault-user-info = Retire o nome e a senha antes do @.
discovery-fault-not-allowed = Não nos conectamos a este endereço. Ele deve ser acessível pela internet.
discovery-fault-invalid = Isto não é um identificador de emissor.
discovery-fault-unreachable = Nada responde nesse endereço. Verifique se ele está correto e acessível pela internet.
discovery-fault-status = Há um servidor, mas nenhuma configuração OpenID. Cole o emissor ou o endereço que termina em /.well-known/openid-configuration.
discovery-fault-page = Ali há uma página para pessoas ou um documento XML, não uma configuração OpenID. Cole o emissor.
discovery-fault-not-metadata = O que está ali não é uma configuração OpenID.
discovery-fault-other-issuer = O provedor se identifica de outra forma. Cole o emissor que ele informa.
discovery-fault-endpoint = Um endereço da configuração OpenID está ausente ou não pode ser usado.

## As chaves de acesso do convidado
passkeys-title = Suas chaves de acesso
passkeys-text = O que você usa para provar que é você. Você recebe um e-mail quando algo muda aqui.
passkeys-one = Chave de acesso { $number }
passkeys-made = Adicionada em { $at }.
passkeys-used = Usada pela última vez em { $at }.
passkeys-unused = Nunca usada.
passkeys-none = Você não tem nenhuma chave de acesso.
passkeys-totp = Aplicativo autenticador
passkeys-add = Adicionar uma chave de acesso
passkeys-removed = Removida. A partir de agora, ela será recusada.

recovery-lost = Eu a perdi
recovery-title = Você perdeu o que prova que é você
recovery-begin = Enviamos um código por e-mail. Depois, quem responde por você aqui é consultado e vai querer falar com você. Em seguida, você cria uma nova chave de acesso neste navegador, e o que você perdeu passa a ser recusado.
recovery-send = Enviar um código por e-mail
recovery-asked = Quem responde por você aqui foi consultado por e-mail e vai querer falar com você. Você receberá um e-mail quando houver resposta; volte então a esta página neste navegador.
recovery-asked-until = A resposta pode ser dada até { $at }.
recovery-refused = Sua solicitação foi recusada. Nada mudou. Fale com quem convidou você.
recovery-make = Agora você pode criar uma nova chave de acesso. A partir daí, todas as suas chaves de acesso e o aplicativo autenticador anteriores serão recusados, e sua sessão será encerrada nos outros navegadores.
recovery-make-until = Funciona neste navegador até { $at }.
recovery-again = Verificar novamente
choose-home = Sua empresa tem mais de um login. Escolha o que você usa lá; o endereço abaixo de cada um indica para onde ele leva.

## Os dados do próprio convidado
me-title = Meu acesso e privacidade
me-who = Quem você é aqui
me-name = Nome
me-email = Endereço de e-mail
me-company = Empresa
me-through = Você entra por
me-confirmed = Última confirmação pela sua empresa
me-ends = Todo o seu acesso termina
me-sponsor = Responde por você
me-nobody = ninguém em particular
me-said = O que sua empresa informou
me-vouched = confirmado pela sua empresa
me-apps = Seus aplicativos
me-why = Por quê
me-why-guest = dado a você
me-why-group = grupo
me-why-partner = para todos de
me-gets = O que sabe sobre você
me-gets-nothing = nada ainda
me-last-used = Aberto pela última vez
me-until = Até
me-shut = não abre agora
me-sign-ins = Seus logins dos últimos 30 dias
me-signed-in = entrou
me-do = O que você pode fazer
me-language = Idioma das páginas e dos e-mails
me-save = Salvar
me-download = Baixar meus dados
me-sign-out = Sair de todos os lugares
me-leave = Deixar { $company }
leave-title = Deixar { $company }?
leave-text = Tudo termina imediatamente: sua sessão é encerrada em todos os lugares, e nenhum aplicativo abre mais.
leave-apps = Você perde
leave-erased =
    { $days ->
        [one] Após { $days } dia, todos os dados pessoais são apagados do seu registro.
       *[other] Após { $days } dias, todos os dados pessoais são apagados do seu registro.
    }
leave-erased-now = Todos os dados pessoais são apagados do seu registro imediatamente.
leave-told = { $name } recebe um aviso.
leave-back = Para voltar, você precisa de um novo convite e não recupera nada do que tinha.
leave-go = Deixar
leave-stay = Ficar
left-title = Você deixou { $company }
left-text = Sua sessão foi encerrada em todos os lugares, e nenhum aplicativo abre mais. Você pode fechar esta página.

## Terms of use
invite-terms = Será pedido que você aceite
panel-terms = Aguarda sua aceitação
me-terms = Termos aceitos
terms-ask-title = Antes de continuar
terms-ask = { $company } pede que seus convidados aceitem o seguinte.
terms-ask-app = { $company } pede que quem abre { $app } aceite o seguinte.
terms-since = em vigor a partir de { $day }
terms-version = versão { $number }
terms-agree = Aceito
terms-kept = Guardamos quando você aceitou e qual versão. Está na página sobre o seu acesso e os seus dados.
terms-later-title = Você não aceitou
terms-later = Sem isso, os aplicativos de { $company } continuam fechados.
terms-later-app = Sem isso, { $app } continua fechado.
terms-later-text = Nada mais mudou. Você pode aceitar a qualquer momento, sair da sessão ou deixar tudo.
terms-again = Ler de novo
terms-counts-not = substituída ou vencida
