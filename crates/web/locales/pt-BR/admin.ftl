# draft: not yet read by a native speaker

### Páginas dos administradores.

## Navegação e palavras de todas as páginas
nav = Principal
nav-dashboard = Início
nav-guests = Convidados
nav-partners = Parceiros
nav-apps = Aplicativos
nav-groups = Grupos
nav-policy = Regras
nav-audit = Auditoria
yes = Sim
no = Não
cancel = Cancelar
save = Salvar
next = Avançar
older = Mais antigos
refresh = Atualizar
find = Pesquisar
filter = Filtrar
more-filters = Mais filtros
any = Qualquer
state = Estado
in-use = Em uso
off = Desativado
switch-on = Ativar
switch-off = Desativar
suspend = Suspender
resume = Reativar
take-away = Remover
refused = Recusado
shown-of = { $shown } de { $total }
id = ID
app = Aplicativo
guest = Convidado
group = Grupo
partner = Parceiro
members = Membros
sessions = Sessões ativas
until = Até
ends = Termina
history = Histórico
done-saved = Salvo.
done-invited = O convite está a caminho.
done-invited-shared = O convite está a caminho. Provavelmente várias pessoas leem esta caixa de correio, e quem abrir o link primeiro pode aceitar: é melhor convidar cada pessoa.
done-unlinked = Desvinculada. As sessões foram encerradas. Se não restar nenhuma conta, o convidado é congelado e só volta com um novo convite.
done-resent = Um novo convite está a caminho. O link antigo não funciona mais.
done-suspended = Suspenso. As sessões foram encerradas, e nada mais pode ser aberto a partir de agora.
done-resumed = Reativado.
done-ended = Encerrado.
done-taken = Removido. Vale a partir da próxima solicitação.
done-factors-reset = Esquecidos. O convidado entra novamente e pode adicionar outro fator.
done-given = Concedido. Vale a partir da próxima solicitação.
done-dismissed = Descartado.
done-thawed = Descongelado. O convidado tem novamente seus aplicativos e grupos e entra outra vez.
done-erased = Apagado. Não há mais dados pessoais neste registro.
done-address-taken-over = Adotado. A partir de agora, os e-mails vão para o novo endereço.
done-sponsored = Transferido.
done-passkey = A chave de acesso está pronta para a próxima vez.

## Login
admin-sign-in-title = Login de administradores
admin-sign-in-passkey = Entrar com uma chave de acesso
admin-recover-title = Sem chave de acesso à mão?
admin-recover-text = Execute isto no servidor. O comando mostra um link que permite entrar uma vez.
admin-link-title = Entrar como administrador
admin-link-text = Este link funciona uma única vez. Ele é consumido quando você pressiona o botão.
admin-link-use = Entrar

## Página inicial
dashboard-title = Visão geral
latest = Mais recentes
count-guests-active = convidados ativos
count-guests-invited = convidados que ainda não aceitaram
count-guests-suspended = convidados suspensos
count-partners = parceiros
count-apps = aplicativos
count-deliveries-waiting = entregas pendentes
count-deliveries-dead = entregas abandonadas

## Convidados
guest-state-invited = Aguardando aceitação
guest-state-active = Ativo
guest-state-suspended = Suspenso
guest-state-frozen = Congelado
guest-state-removed = Removido
name-or-mail = Nome ou e-mail
name-or-domain = Nome ou domínio de e-mail
confirmed = Última confirmação
confirmed-through-probe = consulta a { $name }
confirmed-through-sign-in = login em { $name }
confirmed-through-mailbox = código por e-mail, { $name }
confirmed-counts = Vale até
standing-confirmed = Confirmado
standing-overdue = Atrasado
standing-unconfirmable = Precisa entrar novamente
standing-idle = Sem uso
partner-confirmed = Convidados ativos: { $confirmed } confirmados, { $overdue } atrasados, { $unconfirmable } sobre os quais só o próximo login dirá algo.
guests-empty = Nenhum convidado encontrado
guests-empty-text = Altere o filtro ou convide alguém.
guest-count =
    { $count ->
        [one] { $count } convidado
       *[other] { $count } convidados
    }
guest-no-apps = Nenhum aplicativo foi dado a este convidado.
frozen-since = Congelado desde { $since }.
frozen-closes = Em { $until }, todos os dados pessoais deste registro serão apagados definitivamente.
frozen-archive = Volta ao descongelar:
frozen-archive-none = Nenhum aplicativo e nenhum grupo foi dado diretamente.
frozen-then = Ninguém pode entrar como este convidado. Outra pessoa pode ser convidada neste endereço e não recebe nada deste convidado.
thaw = Descongelar
freeze-gone-at-home = A empresa não conhece mais a conta.
freeze-account-disabled = A empresa desativou a conta.
freeze-account-purged = A empresa excluiu a conta definitivamente.
freeze-deprovisioned = O diretório da empresa desativou a conta.
freeze-deleted = O diretório da empresa excluiu a pessoa.
freeze-recreated = Outra conta veio do mesmo login com este endereço: ele pode já pertencer a outra pessoa. Pergunte à empresa antes de descongelar ou convidar novamente.
freeze-unlinked = A conta foi retirada do convidado. O caminho de volta é um novo convite.
freeze-subject-reused = A pessoa voltou com outro nome e outro endereço depois de muito tempo: a conta pode já ser de outra pessoa. Pergunte à empresa antes de descongelar ou convidar novamente.
freeze-unconfirmed = Ninguém confirmou a pessoa por tempo demais.
freeze-sponsor-gone = O patrocinador saiu e ninguém assumiu.
closed-since = Fechado em { $since }. Todos os dados pessoais foram apagados.
count-guests-frozen = convidados congelados
sponsor = Patrocinador
sponsor-none = ninguém
sponsor-until = Congelados em
sponsor-gone = O patrocinador saiu
sponsor-gone-until = serão congelados em { $until } se ninguém assumir
sponsors-title = Patrocinadores
sponsors-text = Cada convidado tem um administrador que responde por ele. Quando esse sai, outra pessoa assume, ou os convidados são congelados.
hand-over = Transferir
field-guests-of = Convidados de
field-successor = Quem responde por eles de agora em diante
field-successor-hint = Sem sucessor, os outros administradores são avisados por e-mail, e os convidados são congelados após o período de carência.
successor-nobody = Ninguém ainda
field-admin = Administrador
admin-roles-text = Um proprietário pode fazer tudo. Um administrador pode fazer tudo, exceto mudar quem administra. Um convidador convida pessoas e consulta. Um auditor consulta.
field-role = Função
admin-role-owner = proprietário
admin-role-admin = administrador
admin-role-inviter = convidador
admin-role-auditor = auditor
admin-off = Desativar um administrador
admin-off-text = As sessões dele são encerradas imediatamente.
unlink = Retirar esta conta
take-address = Enviar os e-mails para lá de agora em diante
erase = Apagar todos os dados pessoais
confirm-guest-erase-title = Apagar todos os dados pessoais de { $name }?
confirm-guest-erase-text = O convidado é removido, e nome, endereços, contas, mensagens, chaves de acesso e logins são apagados definitivamente. Os arquivos de convite que contêm o endereço também são apagados. Restam um ID e a cadeia de auditoria, que só contém IDs.
confirm-guest-erase-go = Apagar definitivamente
frozen-gone-at-home = não está mais na organização
frozen-account-disabled = desativado na organização
frozen-account-purged = excluído na organização
frozen-deprovisioned = desativado no diretório
frozen-deleted = excluído do diretório
frozen-recreated = veio outra pessoa
frozen-unlinked = conta retirada
frozen-subject-reused = voltou como outra pessoa
frozen-unconfirmed = não confirmado
frozen-sponsor-gone = o patrocinador saiu
home-address = Na organização de origem
home-unverified = não confirmado pela organização de origem
renew = É um novo convidado, que não recebe nada do anterior
can-open = Pode abrir
why-link = Por quê?
through = Por meio de
via-direct = concessão direta
via-group = grupo
via-partner = todos de
give-app = Dar aplicativo
add-to-group = Adicionar ao grupo
identity = Identidade
signs-in-with = Entra com
mail-code = Código por e-mail
invited-at = Convite
accepted-at = Aceitação
invitations = Convites
valid-until = válido até { $until }
invitation-state-open = Aberto
invitation-state-redeemed = Aceito
invitation-state-revoked = Retirado
invitation-state-expired = Expirado
resend = Reenviar convite
remove-access = Remover acesso
to-guests = Para todos os convidados

## Remoção
remove-title = Remover o acesso de { $name }?
remove-who = { $name } ({ $mail }) terá o acesso recusado a partir da próxima solicitação, em todos os lugares.
remove-effect = O que termina
remove-apps =
    { $count ->
        [0] Nenhum aplicativo pode ser aberto no momento.
        [one] { $count } aplicativo:
       *[other] { $count } aplicativos:
    }
remove-sessions =
    { $count ->
        [0] Nenhuma sessão ativa
        [one] { $count } sessão ativa
       *[other] { $count } sessões ativas
    }
remove-invitations =
    { $count ->
        [0] Nenhum convite aberto
        [one] { $count } convite aberto
       *[other] { $count } convites abertos
    }
remove-residual =
    { $minutes ->
        [one] Um aplicativo que verifica os tokens por conta própria pode continuar por no máximo { $minutes } minuto.
       *[other] Um aplicativo que verifica os tokens por conta própria pode continuar por no máximo { $minutes } minutos.
    }
remove-final = Isto não pode ser desfeito. Um convite posterior cria um novo convidado.
removed-text = Recusado em todos os lugares desde { $time }.
removed-no-apps = Nenhum aplicativo tinha sido aberto.
cut-at = Recusado desde
app-told = Mensagem de logout
tokens-end = Fim do último token
told-at-once = Enviado imediatamente
by-signal = Por sinal:
delivery-delivered = Entregue
delivery-waiting = Pendente
delivery-dead = Abandonado
delivery-deaf = O aplicativo não escuta
delivery-unused = Não aberto

## Remoção de vários
tick-named = Selecionar { $name }
open-invitations = Convites abertos
bulk-title =
    { $count ->
        [one] Remover o acesso de { $count } convidado?
       *[other] Remover o acesso de { $count } convidados?
    }
bulk-text =
    { $count ->
        [one] { $count } convidado terá o acesso recusado a partir da próxima solicitação, em todos os lugares.
       *[other] { $count } convidados terão o acesso recusado a partir da próxima solicitação, em todos os lugares. Cada um é removido separadamente e tem um comprovante.
    }
bulk-none = Ninguém foi selecionado
bulk-done =
    { $count ->
        [0] Ninguém foi removido
        [one] { $count } convidado foi removido
       *[other] { $count } convidados foram removidos
    }
removal-removed = Removido
removal-already-removed = Já tinha sido removido
removal-duplicate-row = Selecionado duas vezes
removal-guest-unknown = Convidado inexistente
removal-guest-ambiguous = Vários parceiros têm este convidado
removal-partner-unknown = Parceiro inexistente
removal-cell-invalid = Nem ID nem endereço
removal-unavailable = Não foi feito. Tente novamente

## Comprovantes de encerramento
receipts = Comprovantes
receipt-text = Recusado desde { $time }.
receipt-by = Feito por
receipt-of = Refere-se a
receipt-sessions = Sessões encerradas
receipt-grants = Logins em aplicativos encerrados
receipt-invitations = Convites retirados
receipt-line = Linha de auditoria e seu hash
receipt-file = Baixar para guardar
receipt-hint = O arquivo contém tudo isto e a linha de auditoria. O comando “portico receipt check” o confere com a cadeia.
receipt-apps =
    { $count ->
        [0] Nenhum aplicativo
        [one] { $count } aplicativo
       *[other] { $count } aplicativos
    }
receipt-notices = { $delivered } entregues, { $waiting } pendentes, { $dead } abandonados
receipt-guest-removed = O acesso de { $name } foi removido
receipt-guest-suspended = O acesso de { $name } foi suspenso
receipt-guest-frozen = { $name } saiu da empresa: acesso congelado
receipt-account-unlinked = Uma conta de { $name } foi retirada
receipt-factors-reset = As chaves de acesso de { $name } foram esquecidas
receipt-signed-out = { $name } saiu de todos os lugares
receipt-sessions-ended = Sessões de { $name } foram encerradas
receipt-home-signal = A organização de origem encerrou sessões de { $name }
receipt-partner-suspended = { $name }: parceiro suspenso
receipt-partner-ended = A colaboração com { $name } terminou
receipt-contract-narrowed = Aplicativos saíram do contrato de { $name }
receipt-connection-disabled = Uma conexão de { $name } foi desativada
receipt-app-disabled = { $name }: aplicativo desativado
receipt-app-withdrawn = { $name } desistiu do próprio registro
receipt-assignment-removed = Um aplicativo foi retirado: { $name }
receipt-group-left = { $name } saiu de um grupo
receipt-consent-withdrawn = { $name } retirou um consentimento

## Convidar
invite-guest = Convidar alguém
invite-csv = Convidar por CSV
invite-instead = Muitas pessoas de uma vez?
invite-several = Várias pessoas de uma vez
send-invitation = Enviar convite
field-email = E-mail
field-name = Nome
field-people = Pessoas
field-people-hint = Uma por linha ou separadas por vírgulas, também com nomes, como um programa de e-mail as copia. Até 100. Você vê o que cada uma receberia antes de qualquer envio; o e-mail e o nome abaixo podem ficar vazios.
field-partner = Parceiro
field-partner-hint = O nome ou domínio de e-mail dele. Deixe em branco para encontrá-lo pelo endereço.
field-apps = Aplicativos
field-groups = Grupos
field-message = Mensagem
field-message-hint = Texto sem formatação. Aparece no e-mail e na página do convite.
field-contact = Link de contato
field-contact-hint = Como o convidado fala com você: https:// ou mailto:
field-reply = Endereço após a aceitação
field-reply-hint = Somente um endereço que um aplicativo registrou. Sem ele: o aplicativo ou o painel.
field-language = Idioma

## CSV
import-title = Convidar por CSV
import-text = Uma linha por pessoa; a primeira linha contém os títulos. Vírgulas, pontos e vírgulas e tabulações funcionam.
import-template = Baixar um modelo
field-file = Arquivo
field-file-hint = .csv, como sua planilha o salva
field-pasted = Ou cole as linhas
check = Verificar
nothing-changed = Nada foi alterado ainda.
import-ids = Baixar IDs de aplicativos e grupos
import-whole = Este arquivo é uma lista completa
import-whole-text = Quem não estiver nele perde o acesso. Antes, você vê quem são essas pessoas e confirma.
field-whole-partner = De todos os convidados do parceiro
field-whole-partner-hint = Quem não estiver no arquivo é removido.
field-whole-app = De todos os convidados que têm o aplicativo
field-whole-app-hint = Quem não estiver no arquivo perde este aplicativo. O acesso por grupos e parceiros permanece.
import-whole-of = lista completa de
import-files = Arquivos dos últimos dias
import-rows =
    { $rows ->
        [one] { $rows } linha
       *[other] { $rows } linhas
    }
import-step-reading = em leitura
import-step-checking = em verificação
import-step-checked = verificado, não enviado
import-step-sending = em envio
import-step-sent = enviado
import-columns = Colunas
column-email = O endereço da pessoa. Obrigatório.
column-name = O nome da pessoa, para o e-mail e a lista de convidados. Obrigatório.
column-contact = Como a pessoa fala com você: https:// ou mailto:. Obrigatório.
column-brand = O aplicativo cujo nome aparece no e-mail e na página.
column-apps = Aplicativos a dar: IDs ou nomes curtos, separados por espaços.
column-groups = Grupos em que entra: IDs ou nomes, separados por espaços.
column-reply = Para onde ir após a aceitação; somente um endereço registrado.
column-language = en, de, es, fr, it, ja, ko, pt-BR, ru, zh-Hans ou zh-Hant.
import-check-title = Verificar as linhas
row-invite = Convidar
row-add = Adicionar
row-remove = Perde o acesso
row-unchanged = Sem alteração
row-warning = Com observação
row-problem = Problema
row-skipped = Omitida
import-whole-partner = Lista completa de { $name }: de { $listed } convidados, { $missing } não estão no arquivo e serão removidos.
import-whole-app = Lista completa de { $name }: de { $listed } convidados, { $missing } não estão no arquivo e perderão o aplicativo.
import-ceiling = Um arquivo pode encerrar o acesso de no máximo { $most }. Verifique se o arquivo está completo ou peça o aumento de limits.reconcile.
import-nameless =
    { $count ->
        [one] { $count } linha não identifica ninguém. Corrija-a ou omita-a antes, para que ninguém seja removido por descuido.
       *[other] { $count } linhas não identificam ninguém. Corrija-as ou omita-as antes, para que ninguém seja removido por descuido.
    }
import-confirm =
    { $missing ->
        [one] Sim, { $missing } pessoa perde o acesso
       *[other] Sim, { $missing } pessoas perdem o acesso
    }
import-again = Verificar novamente
import-all = Mostrar todas as linhas
import-only =
    { $count ->
        [one] Mostrar somente a linha com problema ou observação ({ $count })
       *[other] Mostrar somente as { $count } linhas com problema ou observação
    }
import-no-problems = Nenhuma linha tem problema.
import-use = Usar
import-skip = Omitir
import-recheck = Verificar novamente
import-checking-title = As linhas estão sendo verificadas
import-sending-title = Os convites estão sendo enviados
import-progress = { $done } de { $all }
import-leave = Você pode sair desta página; o processo continua sem ela. Esta página se atualiza sozinha.
import-send =
    { $invitations ->
        [0] Aplicar
        [one] Enviar { $invitations } convite
       *[other] Enviar { $invitations } convites
    }{ $additions ->
        [0] {""}
        [one] , alterar { $additions } convidado
       *[other] , alterar { $additions } convidados
    }
import-result = Baixar resultado
import-other = Escolher outro arquivo
line = Linha
address = Endereço
result = Resultado
message = Mensagem
import-applied-title = Os convites estão a caminho
import-done = Convites: { $invitations }. Convidados alterados: { $additions }.
import-done-title = O arquivo foi concluído
import-removed =
    { $count ->
        [one] { $count } pessoa não estava no arquivo e perdeu o acesso; o comprovante está na página dela.
       *[other] { $count } pessoas não estavam no arquivo e perderam o acesso; os comprovantes estão nas páginas delas.
    }
mails-delivered = E-mails entregues para envio
mails-waiting = E-mails pendentes
mails-refused = E-mails recusados
invitations-accepted = Aceitos
import-left-out =
    { $count ->
        [one] { $count } linha foi omitida. Corrija-a no arquivo de resultado e carregue esse arquivo novamente.
       *[other] { $count } linhas foram omitidas. Corrija-as no arquivo de resultado e carregue esse arquivo novamente.
    }

## Parceiros
partner-state-active = Ativo
partner-state-suspended = Suspenso
partner-state-ended = Encerrado
partners-empty = Nenhum parceiro ainda
partners-empty-text = Um parceiro é uma empresa cuja equipe você convida.
add-partner = Adicionar parceiro
end-partner = Encerrar colaboração
field-partner-name = Nome da empresa
field-domains = Domínios de e-mail
field-domains-hint = Um por linha, como fabrikam.example
connections = Formas de entrar
add-connection = Adicionar provedor de identidade de origem
cut-over = Dos códigos por e-mail a este login
cut-over-accounts = { $count ->
    [0] Ninguém mais entra com código por e-mail.
    [one] { $count } convidado ainda entra com código por e-mail.
   *[other] { $count } convidados ainda entram com código por e-mail.
}
field-cut-over = Último dia dos códigos por e-mail
field-cut-over-hint = Como 2027-03-31. Até lá, a mudança é pedida a cada login e pode ser deixada para depois. Em branco: não é pedida a ninguém.
mail-code-connection = Código por e-mail e chave de acesso, para pessoas sem provedor de identidade de origem.
redirect-uri = URI de redirecionamento a registrar lá
home-logout-uri = Endereço de logout back-channel a registrar lá
our-keys = Nossas chaves (URL do JWKS)
held = Em espera
needs-you = Requer sua atenção
held-text = Este provedor de identidade mudou de uma forma com a qual ninguém concordou. Ninguém entra por ele até que você aceite a mudança. Pergunte antes ao parceiro.
drift-issuer = Ele se identifica com outro emissor.
drift-endpoints = Os endereços dele foram para outro host.
drift-algorithms = Ele não assina mais como antes.
drift-reusable-subjects = Ele identifica as pessoas pelo nome de usuário ou endereço, que as empresas um dia dão a outra pessoa. Aceite somente se elas nunca fizerem isso.
drift-subjects = Ele identifica as pessoas de outra forma.
release = Aceitar a mudança
field-release-why = Por quê
field-release-why-hint = Quem você consultou e o que foi respondido. Fica no log de auditoria.
field-tenants = Locatários
field-tenants-hint = Somente para Microsoft Entra ID (IDs de locatário) e Google Workspace (domínios), um por linha.
field-connection-name = Nome no botão
field-connection-name-hint = Geralmente, o nome da empresa.
field-issuer = Emissor
field-issuer-hint = O endereço antes de /.well-known/openid-configuration
field-client-id = ID do cliente
field-client-secret = Segredo do cliente
field-client-secret-hint = Deixe em branco para nos autenticarmos com nossas chaves publicadas; assim, nenhum segredo é compartilhado. Um segredo é armazenado criptografado e nunca mais é mostrado.
partner-apps = Aplicativos para todos os convidados deste parceiro

## Aplicativos
apps-empty = Nenhum aplicativo ainda
apps-empty-text = Registre o primeiro abaixo.
register-app = Registrar aplicativo
short-name = Nome curto
assignments = Atribuições
metadata-title = Tudo o que está registrado sobre { $name }
metadata-intro = Os nomes são os dos metadados de cliente OAuth (RFC 7591). O que você omitir volta ao valor padrão.
metadata-all = Tudo o que está registrado sobre este aplicativo
field-metadata = Metadados do cliente
field-metadata-hint = Um objeto JSON.
app-settings = Configurações de login
field-app = Aplicativo
field-app-name = Nome
field-redirects = URIs de redirecionamento
field-redirects-hint = Endereços completos, um por linha; são comparados caractere por caractere.
field-auth-method = Tipo de cliente
field-alg = Assinatura do token de ID
field-launch = Endereço inicial
field-launch-hint = Para onde leva o bloco no painel.
field-app-contact-hint = A quem um convidado recusado pode perguntar: https:// ou mailto:
logout-told = Último logout que ele confirmou
field-backchannel = URI de logout back-channel
field-backchannel-hint = É aqui que avisamos o aplicativo quando uma sessão termina.
new-secret = Novo segredo
who-may-open = Quem pode abri-lo
nobody-yet = Ninguém. Um aplicativo só pode ser aberto por aqueles a quem foi atribuído.
assign = Atribuir
assign-hint = Preencha um dos três.
assignee-guest = convidado
assignee-group = grupo
assignee-partner = todos os convidados do parceiro
field-guest-mail = E-mail de um convidado
field-group = Grupo
field-partner-all = Todos os convidados de
field-ends = Último dia
field-ends-hint = Como 2027-03-31
secret-title = Chaves de { $name }
secret-once = O segredo só é mostrado desta vez. Guarde-o agora na configuração do aplicativo.
secret-none = Este aplicativo é um cliente público. Ele não tem segredo.
secret-kept = Já guardei

## Grupos
groups-empty = Nenhum grupo ainda
groups-empty-text = Um grupo dá seus aplicativos a todos os seus membros.
add-group = Adicionar grupo
add-member = Adicionar membro
field-group-name = Nome

## Explicação
why-text = As mesmas regras que abrem ou recusam um aplicativo respondem aqui, para qualquer instante.
field-why-guest = Convidado
field-why-guest-hint = Endereço de e-mail ou identificador. Ou sozinha: a referência de uma página de recusa.
field-why-app = Aplicativo
field-why-at = Quando
field-why-at-hint = Em branco significa agora. Senão, como 2027-03-31T09:00:00Z
explain = Explicar
why-yes = Sim. { $guest } pode abrir { $app }.
why-no = Não. { $guest } não pode abrir { $app }.
why-until = Isto termina sozinho: { $until }.
why-at = Situação em { $at }
condition-guest = O convidado está ativo e ainda tem prazo
condition-partner = O parceiro é confiável
condition-app = O aplicativo está em uso
condition-contract = O acordo com o parceiro inclui o aplicativo
condition-mfa = Um segundo fator foi provado onde o aplicativo o exige
condition-confirmation = A organização de origem confirmou o convidado recentemente
condition-session = A sessão está ativa
condition-assignment = Uma atribuição dá o aplicativo

## Auditoria
audit-text = Cada alteração e cada recusa, em uma cadeia que não pode ser adulterada sem que se perceba. Para verificá-la:
number = N.º
when = Quando
who = Quem
what = O quê
about = Sobre
event-authz = Solicitação de autorização
event-client-auth = Autenticação de aplicativo
event-code = Resgate de código
event-refresh = Renovação
event-userinfo = Informações do usuário
event-revoke = Token devolvido
event-par = Solicitação enviada previamente
event-client-credentials = Aplicativo em nome próprio
event-device = Dispositivo
event-token-exchange = Token trocado
event-consent = Consentimento
event-logout = Logout
event-jwt = Token apresentado
event-upstream-callback = Retorno da organização de origem
event-upstream-metadata = Metadados da organização de origem
event-upstream-token = Token da organização de origem
event-outbound = Solicitação de saída
event-sign-in = Login
event-mail-code = Código por e-mail
event-step-up = Segundo fator
event-passkey = Chave de acesso
event-link = Identidade vinculada
event-invite = Convite enviado
event-move = Mudança para o login do parceiro
event-invite-bruteforce = Tentativas de adivinhar links
event-invite-asked = Convite solicitado
event-redeem = Convite aceito
event-import = Arquivo aplicado
event-partner = Parceiro alterado
event-domain = Domínio de e-mail alterado
event-connection = Conexão alterada
event-guest = Convidado alterado
event-setup = Configuração pelo parceiro
event-group = Grupo alterado
event-app = Aplicativo alterado
event-app-stream = Fluxo de um aplicativo alterado
event-assignment = Atribuição alterada
event-admin = Administrador
event-keys = Chaves de assinatura
event-csrf = Formulário alheio
event-guest-removed = Convidado removido
event-scim = Diretório do parceiro
event-leaver = Saiu da empresa
event-guest-closed = Registro fechado
event-restored = Backup restaurado
event-delivery = Entrega abandonada
event-export = Lista extraída como arquivo
event-tryout = Claims consultados ou entrada testada

## Confirmação
guests-concerned = Convidados afetados
confirm-partner-suspend-title = Suspender { $name }?
confirm-partner-suspend-text = Todos os convidados do parceiro são recusados a partir da próxima solicitação, e as sessões deles são encerradas. Você pode reativá-lo depois.
confirm-partner-suspend-go = Suspender
confirm-partner-end-title = Encerrar a colaboração com { $name }?
confirm-partner-end-text = Todos os convidados do parceiro são recusados a partir da próxima solicitação, e os convites abertos terminam. Isto não pode ser desfeito.
confirm-partner-end-go = Encerrar colaboração
confirm-connection-disable-title = Desativar { $name }?
confirm-connection-disable-text = Ninguém entra por esta conexão a partir da próxima solicitação, e todas as sessões que vieram por ela são encerradas. Você pode ativá-la novamente; nada do que terminou volta.
confirm-connection-disable-go = Desativar
confirm-app-disable-title = Desativar { $name }?
confirm-app-disable-text = Ninguém pode abrir o aplicativo a partir da próxima solicitação. Você pode ativá-lo novamente.
confirm-app-disable-go = Desativar
confirm-guest-suspend-title = Suspender { $name }?
confirm-guest-suspend-text = O convidado é recusado a partir da próxima solicitação, e todas as sessões são encerradas. Você pode reativá-lo depois; nada do que terminou volta.
confirm-guest-suspend-go = Suspender
confirm-assignment-remove-title = Retirar { $name }?
confirm-assignment-remove-text = O que depende desta atribuição termina imediatamente, e o aplicativo é avisado. Quem pode abrir o aplicativo por outro motivo entra novamente.
confirm-assignment-remove-go = Retirar
confirm-app-secret-title = Criar um novo segredo para { $name }?
confirm-app-secret-text = O aplicativo precisa do novo segredo para continuar.
confirm-app-secret-go = Criar novo segredo

## O contrato de confiança
contract-title = O contrato com { $name }
contract-intro = Versão { $version }. Cada alteração aumenta a versão, vale a partir da próxima solicitação e fica no histórico.
change-contract = Alterar o contrato
contract = Contrato
contract-version = Versão
contract-never = Não definido
field-mfa-amr = Métodos que contam como multifator
field-mfa-amr-hint = Valores de amr que a organização de origem envia, um por linha, como mfa. O que não estiver na lista nunca conta.
field-mfa-acr = Contextos que contam como multifator
field-mfa-acr-hint = Valores de acr que a organização de origem envia, um por linha.
field-app-scope = Aplicativos
app-scope-any = Qualquer aplicativo pode ser dado
app-scope-only = Somente os aplicativos escolhidos abaixo
field-allowed-apps = Aplicativos escolhidos
field-quota = Máximo de convidados
field-quota-hint = Em branco: sem limite.
field-recheck = Minutos durante os quais vale uma confirmação da organização de origem
field-recheck-hint = Depois disso, a organização de origem é consultada novamente antes que algo seja dado. Em branco: enquanto durar a sessão.
field-probe = Minutos entre duas consultas à organização de origem sobre um convidado
field-probe-hint = Em segundo plano, sem o convidado. Em branco: a cada 15 minutos.
field-review = Rever em
field-contacts = Contatos no parceiro
field-contacts-hint = Um por linha, como Ida Berg ida@fabrikam.example.
review-due = Revisão pendente
review-due-text = Chegou o dia de rever este contrato. Altere a data de revisão ou encerre-o.
request = convite solicitado
request-text = O link não funcionou para alguém, que pede outro convite.
request-open = Alguém para quem o link não funcionou pede outro convite:
request-account = A pessoa usou a conta { $account }, conforme informa o próprio login dela. Convide esse endereço, convide novamente ou descarte a solicitação.
request-dismiss = Descartar

## O segundo fator
mfa-wanted = Exige autenticação multifator
mfa-not-wanted = Não exige segundo fator
mfa-want = Exigir um segundo fator
mfa-drop = Deixar de exigir
app-leavers = Quando o acesso termina
field-unconfirmed = Horas durante as quais vale aqui a palavra da organização de origem sobre um convidado
field-unconfirmed-hint = Um convidado que ninguém confirma há mais tempo entra novamente na organização de origem. Em branco: o que diz o contrato do parceiro.
notices-to-app = Avisos de logout
notices-state = { $waiting } pendentes, { $dead } abandonados
stream = Sinais
stream-enabled = Desejados
stream-paused = Pausados pelo aplicativo
stream-disabled = Não desejados pelo aplicativo
stream-push = enviados para
stream-poll = buscados pelo aplicativo
stream-told = Último sinal que ele confirmou
stream-signals = Sinais para ele
stream-end = Encerrar o fluxo
stream-none = O aplicativo não criou nenhum fluxo de sinais. Ele mesmo o cria, com o escopo ssf.manage em seu registro.
notices-resend = Reenviar os abandonados
reset-factors = Redefinir os segundos fatores

## Domínios de e-mail
domains-title = Domínios de e-mail de { $name }
domains-intro = A organização de origem deste parceiro só pode atestar endereços destes domínios. Um registro no DNS ou o postmaster comprova um domínio; o que apenas foi afirmado por um administrador conta até que você diga o contrário.
domains-proofs = Comprovar
domain-state-attested = Afirmado por um administrador
domain-state-proven = Comprovado
domain-state-lapsed = Vencido
domain-since = Desde
domain-confirmed = Última confirmação
domain-next = Próxima verificação
domain-record = Registro TXT
domain-value = Seu valor
domain-check = Consultar agora
domain-prove = Mostrar o registro
domain-mail = Escrever ao postmaster
domain-lapse = Deixar de contar
domain-attest = Contar sob minha palavra
domain-add = Adicionar domínio
field-domain = Domínio de e-mail
field-domain-hint = Como fabrikam.example
start-link = Link inicial para a equipe do parceiro

## Novas chaves para convidados
rekey = Novas chaves para pessoas cujo login mudou
rekey-title = Novas chaves para pessoas de { $name }
rekey-intro = Quando um parceiro muda para outro locatário ou produto, sua equipe volta com outras chaves. Um arquivo diz qual chave nova corresponde a qual antiga; outra pessoa que não você o aprova. As pessoas mantêm seus aplicativos e todo o resto.
rekey-open = Aguarda aprovação
rekey-open-text = { $count ->
    [one] Nova chave para { $count } convidado, proposta por { $by } em { $at }.
   *[other] Novas chaves para { $count } convidados, propostas por { $by } em { $at }.
}
rekey-own = Outra pessoa precisa aprovar.
rekey-approve = Aprovar e executar
rekey-discard = Descartar
rekey-propose = Propor
rekey-check = O que o arquivo faria
rekey-total = { $count ->
    [one] { $count } linha.
   *[other] { $count } linhas.
}
rekey-faults = { $count ->
    [0] Todas podem ser usadas.
    [one] { $count } não pode ser usada.
   *[other] { $count } não podem ser usadas.
}
rekey-left-out = { $count ->
    [0] Ninguém ficou de fora.
    [one] { $count } pessoa do login antigo não está no arquivo.
   *[other] { $count } pessoas do login antigo não estão no arquivo.
}
rekey-old = Sujeito antigo
rekey-new = Sujeito novo
rekey-fault-cell-empty = Há uma célula vazia
rekey-fault-old-unknown = Ninguém tem este sujeito antigo
rekey-fault-old-twice = O sujeito antigo já apareceu acima
rekey-fault-new-twice = O sujeito novo já apareceu acima
rekey-fault-new-taken = O sujeito novo já é de um convidado
rekey-fault-guest-removed = O convidado foi removido
field-rekey-from = Login antigo
field-rekey-to = Login novo
field-rekey-hint = CSV com as colunas old_subject e new_subject; new_issuer se o login novo tiver vários.

## Configuração pelo parceiro
setup-by-partner = Deixar o parceiro conectar seu login
setup-of = Configuração por { $name }
setup-admin-text = O administrador de TI do parceiro recebe um link, comprova a caixa de correio com um código, conecta o login e o testa. Nada é ativado antes que você aprove.
setup-draft = O que o parceiro preencheu
setup-state-open = com o parceiro
setup-state-submitted = aguarda você
setup-state-approved = ativa
setup-approve = Aprovar e ativar
setup-send-back = Devolver
field-setup-note = O que deve ser alterado
field-setup-note-hint = Os administradores de TI do parceiro leem isto em um e-mail e na página deles.
setup-returned-at = Devolvida em { $at }.
setup-links = Links
setup-link-works = funciona
setup-link-revoked = retirado
setup-link-expired = expirado
setup-link-revoke = Retirar
setup-send = Enviar link
setup-waits = Uma configuração aguarda aprovação
field-setup-email = Endereço de e-mail do administrador de TI do parceiro
field-setup-email-hint = O link vale por 30 dias e somente para esta caixa de correio.
field-auto-approve = Aprovação
auto-approve = Ativar sem mim quando o parceiro comprovar um domínio listado aqui

event-recovery = Segundo fator perdido
recovery = Chave de acesso perdida
recovery-text = Entrou, comprovou a caixa de correio e pede uma nova chave de acesso.
recovery-open = Este convidado entrou, comprovou a caixa de correio e diz que perdeu todas as chaves de acesso e o aplicativo autenticador. Ligue para ele em um número que você já conheça antes de aprovar: uma caixa de correio roubada tem exatamente a mesma aparência.
recovery-approve = Aprovar uma nova chave de acesso
recovery-refuse = Recusar
event-invite-volume = Número incomum de convites
# Uma conexão
connection-open = Detalhes, teste e alterações
connection-agreed = O que foi combinado
connection-change = Alterar o que foi combinado
connection-client = Como nos autenticamos lá
connection-claims = Declarações para nome, endereço e grupos
connection-test-text = Entre uma vez com uma conta do parceiro. Isso não dá acesso a ninguém; mostramos o que foi recebido.
connection-preview = O que o mapeamento produz
connection-preview-text = A visualização mostra o que os nomes abaixo fazem com as declarações do último teste e não altera nada.
connection-verified = Endereço atestado
connection-our-groups = Grupos aqui
claims-came = Declarações recebidas
claim-at-userinfo = (em userinfo)
home-unread = Não foi possível ler o provedor de identidade:
home-origins = Hosts dos seus pontos de extremidade
home-algorithms = Algoritmos dos seus tokens de ID
home-keys = Impressões digitais das suas chaves
home-subjects = Como são seus sujeitos
shape-uuid = UUIDs
shape-digits = dígitos
shape-user-name = nomes de usuário
shape-address = endereços de e-mail
shape-mixed = outros textos
shape-any = qualquer coisa (aceito)
auth-method-client-secret = Com um segredo do cliente
auth-method-private-key-jwt = Com nossas chaves publicadas (private_key_jwt)
auth-method-none = Com nada (cliente público)
field-own-proof = Como nos autenticamos
field-new-secret = Novo segredo do cliente
field-new-secret-hint = Deixe em branco para manter o que está armazenado. Ele é armazenado criptografado e nunca mais é mostrado.
field-name-claim = Declaração com o nome
field-email-claim = Declaração com o endereço de e-mail
field-groups-claim = Declaração com os grupos
field-group-map = Grupos por valor
field-group-map-hint = Um por linha: o valor no parceiro = um grupo aqui. Quem perde o valor lá sai do grupo aqui.
preview = Visualizar
test-over = O login de teste terminou
test-over-text = Ninguém entrou por meio dele. O relatório mostra o que foi recebido.
test-over-report = Mostrar o relatório

# O diretório do parceiro (SCIM)

directory = Diretório (SCIM)
directory-title = Diretório de { $name }
directory-intro = Com um token, o diretório do parceiro mantém a equipe dele sincronizada conosco: quem é novo pode vir, e quem sai perde o acesso imediatamente. Ele alcança somente as pessoas desta conexão.
directory-address = Endereço base
directory-users = Usuários lá
directory-groups = Grupos lá
directory-tokens = Tokens
directory-token = Token
directory-once = Este token é mostrado agora e nunca mais. Entregue-o à TI do parceiro por um canal em que você confia.
directory-made = Criado
directory-ends = Termina
directory-used = Último uso
directory-never = Nunca
directory-over = Encerrado
directory-rotate = Dois tokens podem estar ativos ao mesmo tempo. Para trocar um, crie outro, faça o parceiro usá-lo e depois revogue o antigo.
directory-make = Criar um token para um ano
directory-who = Quem é um usuário
field-directory-subject = Atributo com o sujeito
field-directory-subject-hint = O atributo de um usuário que contém o que o login de lá envia como sub. Vale para usuários que ainda não estão vinculados. Escolha-o somente se o parceiro nunca der um valor a uma segunda pessoa.
directory-subject-none = Nenhum: o primeiro login com o endereço informa
directory-subject-external-id = externalId
directory-subject-user-name = userName

## Listas: os convidados e a cadeia de auditoria
unconfirmed = Ativo, não confirmado
ends-before = Termina antes de (dia)
views = Filtros salvos:
view-name = Nome deste filtro
view-save = Salvar filtro
this-filter = Este filtro
with-selected = Com os selecionados
select-all = Selecionar todos os { $total } correspondentes
extend = Definir o último dia
change-sponsor = Mudar patrocinador
export-csv = Exportar como CSV
export-jsonl = Exportar como JSON Lines
and-more = e mais { $count }
bulk-act-give = Dar aplicativo
bulk-act-extend = Definir o último dia
bulk-act-sponsor = Mudar patrocinador
bulk-act-remove = Remover acesso
bulk-changed =
    { $count ->
        [one] { $count } convidado alterado
       *[other] { $count } convidados alterados
    }
change-changed = Alterado
change-unchanged = Já estava assim
change-guest-unknown = Convidado inexistente
change-guest-gone = Removido ou congelado
change-unavailable = Não foi feito. Tente novamente
actor-admin = Qualquer administrador
actor-guest = Qualquer convidado
actor-app = Qualquer aplicativo
actor-partner-admin = TI do parceiro
actor-directory = Diretório do parceiro
actor-anonymous = Sem login
actor-operator = Operador
actor-system = O próprio Portico
why-refused = Recusado porque
reference = Referência
since-day = De (dia)
until-day = Até (dia)
chain-holds = Íntegra
chain-verified = Verificada até a linha #{ $line }, { $at }
chain-broken = A linha { $line } não está como foi escrita. Mantenha este banco de dados como está e compare-o com um backup.
chain-unchecked = Ainda não verificada.

## O que os convidados pedem
requests-title = Solicitações de convidados
requests-none = Ninguém aguarda uma resposta
requests-none-text = Os convidados pedem aplicativos no painel. A página de cada aplicativo define se ele pode ser pedido.
requests-all =
    { $count ->
        [one] Mostrar a solicitação de todos os convidados ({ $count })
       *[other] Mostrar todas as { $count } solicitações, também as de outros patrocinadores
    }
requests-mine = Somente as minhas ({ $count })
requests-wait =
    { $count ->
        [one] { $count } solicitação de um convidado aguarda sua resposta
       *[other] { $count } solicitações de convidados aguardam sua resposta
    }
requests-invitations = Outros convites solicitados
request-title = { $guest } pede { $app }
request-for = Pede
request-since = Solicitado
request-kind-access = acesso
request-kind-extension = mais tempo
request-confirmed = Última confirmação pela empresa
request-last-used = Abriu o aplicativo pela última vez
request-never-used = nunca
request-now = Agora
request-opens = abre
request-guest-ends = Todo o acesso do convidado termina
request-partner-ends = O contrato do parceiro termina
request-approve = Conceder
request-approve-text = O convidado pode abrir o aplicativo imediatamente e é avisado por e-mail. Se ele pedir mais tempo, o próprio fim dele também é adiado, caso seja anterior.
request-refuse = Não conceder
request-not-yours = Quem decide é o patrocinador do convidado ou um administrador que gerencia.
field-request-until = Último dia
field-request-until-hint = Por exemplo, 2027-03-31. Não depois do contrato do parceiro.
field-request-reason = Por que não
field-request-reason-hint = O convidado lê isto no e-mail e no painel.
app-listing = No painel
field-listing = Para que serve o aplicativo
field-listing-hint = Uma linha abaixo do nome, para os convidados.
field-requestable = Solicitações
requestable-yes = Os convidados podem pedir este aplicativo se o contrato do parceiro deles o incluir
done-request-refused = Não concedido. O convidado é avisado por e-mail.
event-request = Acesso solicitado
## Configurações
nav-settings = Configurações
settings-text = O que você salva aqui vale imediatamente, em todos os nós. Deixe um campo em branco para voltar ao valor padrão.
settings-host = Empresa
settings-languages = Idiomas
settings-mail = E-mail
settings-lifetimes = Prazos
settings-limits = Limites
settings-contrast = O menor contraste da sua cor é { $light } em páginas claras e { $dark } em páginas escuras; o texto precisa de 4,5.
settings-fixed = Definido na configuração
settings-fixed-text = Estes valores estão no arquivo de configuração ou no ambiente. Altere-os lá ou retire-os de lá para defini-los aqui.
setting-company = Nome da empresa
setting-contact-url = Onde os convidados obtêm ajuda
setting-contact-url-hint = Um link que comece com https:// ou mailto:
setting-support = Para quem ligar
setting-support-hint = Uma linha no rodapé de cada página, por exemplo, um número de telefone e seu horário
setting-brand-accent = Cor de links e botões
setting-brand-accent-hint = Por exemplo, #12558f. Ela deve ser escura o bastante para ser lida sobre branco; as páginas escuras usam uma variante mais clara.
setting-logo = Logotipo
setting-logo-hint = Uma imagem PNG ou WebP de no máximo 64 kB, feita para fundo claro. SVG não é aceito, porque pode conter scripts.
setting-logo-remove = Remover o logotipo
setting-language = Idioma quando nada mais específico decide
setting-languages = Idiomas oferecidos
setting-languages-hint = Os convidados podem mudar para estes. Com nenhum ou todos marcados, todos os idiomas traduzidos são oferecidos.
setting-mail-from = Remetente dos e-mails
setting-mail-from-hint = Por exemplo, Contoso e guests@contoso.example entre colchetes angulares, ou apenas um endereço
setting-mail-reply-to = As respostas vão para
setting-mail-reply-to-hint = Quando o nome de quem convidou não aparece
setting-mail-bounce = E-mails que não podem ser entregues vão para
setting-mail-bounce-hint = Uma caixa de correio que alguém leia; em branco: o remetente
setting-mail-reminders = Lembrar de um convite após (dias)
setting-mail-reminders-hint = Até cinco números, por exemplo, 3 10. Digite 0 para nunca lembrar.
setting-mail-endings = Avisar os convidados antes do fim do acesso (dias)
setting-mail-endings-hint = Até cinco números, por exemplo, 2 14. Digite 0 para não avisar.
setting-span-hint = Por exemplo, 12h ou 14d
setting-lifetimes-invitation = Um convite vale por
setting-lifetimes-sponsor-grace = Os convidados de um patrocinador que saiu permanecem por
setting-limits-invitations = Novos convidados por administrador ao dia
setting-limits-codes = Códigos para um endereço por hora, para uma rede
setting-limits-codes-of-strangers = Códigos para um endereço por hora, para todos os dispositivos desconhecidos
setting-limits-codes-from = Códigos que uma rede pode pedir por hora
setting-limits-guesses = Links incorretos que uma rede pode tentar por hora
setting-limits-lookups = Endereços que uma rede pode consultar por hora
event-settings = Configurações
mails-title = E-mails
mails-text = Cada e-mail como os convidados e parceiros o recebem, com o nome, a cor e o logotipo da sua empresa. Nomes e links são exemplos.
mails-show = Mostrar
mails-from = De
mails-html = Ver o HTML
mails-send = Enviar para mim
mails-send-to = Para { $mail }, pela fila de envio como qualquer outro e-mail. Se não chegar, o log mostra o que o servidor de e-mail respondeu.
mail-kind = Tipo
mail-language = Idioma
mail-kind-invitation = Convite
mail-kind-reminder = Lembrete de um convite
mail-kind-code = Código
mail-kind-access-ending = O acesso termina em breve
mail-kind-access-ended = O acesso terminou
mail-kind-request-decision = Solicitação decidida
mail-kind-setup-link = Link de configuração para um parceiro
mail-kind-security-notice = Aviso de segurança
done-mailed = O e-mail está a caminho.

## Administradores, provas e chaves
nav-admins = Administradores
nav-keys = Chaves
done-rotated = Novas chaves foram criadas. Elas assinam assim que os aplicativos puderem conhecê-las.
admin-role-app-owner = proprietário de aplicativos
admins-title = Administradores
admin-add = Adicionar administrador
admin-add-text = A pessoa recebe um link de uso único para o primeiro login. Na página seguinte, um convidador ou proprietário de aplicativos é limitado a determinados parceiros e aplicativos.
admin-link-once = Entregue este link pessoalmente. Ele funciona uma única vez, por { $minutes } minutos, e só é mostrado agora.
admin-bind = Função e alcance
admin-bind-text = Parceiros e aplicativos só contam para convidadores e proprietários de aplicativos. Vale a partir da próxima solicitação deles.
admin-new-link = Novo link de uso único
admin-audit = O que a pessoa fez
bound = limitado a alguns
bound-partners-hint = Um convidador só vê e convida pessoas destes; se nenhum estiver marcado, de todos.
bound-apps-hint = Um convidador só dá estes; se nenhum estiver marcado, todos. Um proprietário de aplicativos tem estes e nenhum outro.
admin-step-up-title = Prove que é você
admin-step-up-text = O que vem a seguir não pode ser desfeito ou tem grande alcance. Prove com sua chave de acesso que é você; depois, você volta para onde estava.
admin-step-up-none = Você não tem nenhuma chave de acesso aqui. Entre novamente com um link de uso único e adicione então uma chave de acesso. O operador obtém um link com
keys-title = Chaves de assinatura
keys-text = As chaves mudam sozinhas. A próxima é publicada antes de assinar, e uma antiga permanece até o fim do último token dela.
keys-rotate = Trocar as chaves agora
keys-rotate-text = Cria novas chaves, que assumem assim que os aplicativos puderem conhecê-las, por exemplo, porque uma chave pode ter vazado.
keys-alg = Algoritmo
keys-uses = Aplicativos por algoritmo dos tokens de ID
keys-access = tokens de acesso de todos os aplicativos
keys-jwks = Conjunto de chaves publicado
key-next = Próxima
key-current = Atual
key-retiring = Saindo de uso
signs-from = Assina a partir de
signs-until = Assina até
published-until = Publicada até
app-count =
    { $count ->
        [one] { $count } aplicativo
       *[other] { $count } aplicativos
    }

## Um convidado: uso e sessões
last-used = Último uso
if-removed = Se removido agora, aberto até
closed-at-once = fecha imediatamente
history-all = Histórico completo
end-session = Encerrar
end-sessions = Encerrar todas as sessões

## Página inicial: o que aguarda
count-unconfirmed = convidados ativos não confirmados
count-orphans = convidados ativos sem patrocinador
count-ending = convidados ativos cujo acesso termina em até 30 dias
count-mails = e-mails não entregues
sign-ins-today = Logins de hoje
signed-in = Entraram

## Terms of use
nav-terms = Termos
done-published = Publicada. Esta versão não muda mais.
condition-terms = O convidado aceitou os termos de uso
event-terms = Termos de uso
terms-title = Termos de uso
terms-of-use = Texto
field-terms-app = Pedido antes de
field-terms-app-hint = Os de um aplicativo somam-se aos que todos aceitam.
field-terms-title = Título
field-terms-text = Texto
field-terms-text-hint = Texto simples. Uma linha vazia começa um parágrafo e endereços https viram links. Com título e texto vazios, o idioma sai.
field-terms-from = Em vigor a partir de (dia)
field-terms-from-hint = Por exemplo 2027-03-31, desde o primeiro instante (UTC). Vazio: a partir de agora.
field-terms-also = Quem é consultado
terms-again-all = Perguntar de novo a quem aceitou uma versão anterior
terms-yearly = Perguntar de novo a todos um ano depois de aceitarem
terms-untitled = Ainda sem texto
terms-empty = Os convidados ainda não aceitam nada
terms-empty-text = Escreva o que devem aceitar antes do primeiro acesso e publique.
terms-from = Em vigor a partir de
terms-agreed = Convidados que aceitaram
terms-everything = tudo
terms-new = Outra versão
terms-new-text = Começa com o texto da última versão. Ninguém é consultado antes da publicação.
terms-new-go = Escrever
terms-state-draft = rascunho
terms-state-to-come = futura
terms-state-in-force = em vigor
terms-state-replaced = substituída
terms-discard = Descartar o rascunho
terms-next = Escrever a próxima versão
terms-published = Publicada
terms-asked = Consultados
terms-asks-all = Todos, também quem aceitou uma versão anterior.
terms-asks-new = Quem não aceitou nenhuma versão anterior.
terms-asks-yearly = A aceitação vence após um ano.
terms-to-ask = Convidados ativos que ainda devem aceitar
terms-write = Escrever
terms-preview = Como os convidados leem
terms-publish = Publicar
terms-publish-text = Uma versão publicada nunca muda. Desde que está em vigor, os convidados consultados não abrem nenhum aplicativo até aceitarem; quem trabalha em um é consultado quando ele renova o acesso.

## What an app learns, and trying it
auth-client-secret-basic = Por um segredo no cabeçalho (client_secret_basic)
auth-client-secret-post = Por um segredo no formulário (client_secret_post)
auth-none = Por nada: roda no dispositivo do convidado
register-known = Registrar software conhecido
register-known-text = URI de retorno, entrada e saída são preenchidas; depois você recebe as configurações para o outro lado.
field-preset = Tipo de aplicativo
field-app-url = Endereço do aplicativo
field-app-url-hint = Por exemplo https://grafana.contoso.example; um aplicativo nativo não precisa.
field-app-shown = Nome para os convidados
preset-web = Aplicativo web com servidor
preset-spa = Aplicativo de página única no navegador
preset-native = Aplicativo nativo de computador ou celular
config-title = Configurações para o aplicativo
config-text = Copie isto para as configurações do aplicativo e coloque o segredo do cliente no lugar dele.
trial = Experimentar
trial-text = Um teste executa a entrada real neste navegador. Você não tem conta de convidado: entre como qualquer convidado que possa ser. O que é concedido termina logo, e nenhum token é mostrado ou guardado.
trial-go = Testar entrada
trial-title = Teste de entrada em { $app }
trial-fine = A entrada funciona
trial-wrong = A entrada voltou, mas um cliente não acreditaria nela
trial-refused = A entrada foi recusada
trial-as = { $guest } entrou e continua conectado aqui neste navegador. O que o aplicativo teria recebido terminou.
trial-checks = O que um cliente verifica
trial-request = Solicitação
trial-response = Resposta
check-state = A resposta pertence à solicitação (state)
check-issuer = Veio do emissor consultado
check-signature = O token de ID está assinado com uma chave publicada
check-iss = Ele cita o emissor (iss)
check-aud = É para este aplicativo (aud)
check-exp = Vale agora (exp, iat)
check-nonce = Pertence à solicitação (nonce)
check-at-hash = O token de acesso pertence a ele (at_hash)
check-subject = Userinfo fala da mesma pessoa (sub)
claims-open = Prévia dos tokens
claims-title = O que { $app } saberia
claims-text = Procure um convidado para ver o que os tokens diriam agora. Nada é assinado. A consulta fica registrada na auditoria.
claims-show = Mostrar claims
claims-none = Não haveria nenhum token.
claims-session = Na sessão que começou em { $at }
claims-new-session = Como após uma nova entrada; o que a organização de origem dirá então não é conhecido aqui
field-claims-guest = Nome ou endereço de um convidado
field-scope = Scope
claim = Claim
claim-value = Valor
claim-from = Origem
claim-anew = novo a cada entrada
claim-source-portico = O próprio Portico
claim-source-home = Provedor de identidade de origem
claim-source-invitation = Convite
claim-source-assignment = Atribuição
claim-source-partner = Parceiro
claim-source-app = Registro do aplicativo
claim-source-request = Solicitação
claim-source-until = A política: o acesso termina então
document-id-token = Token de ID
document-access-token = Token de acesso
document-userinfo = Userinfo
## Regras e prévia de mudanças
policy-text = Escolha um aplicativo e uma mudança e veja para quem algo mudaria. Olhar não muda nada. Cada formulário que muda uma regra para muitos tem o mesmo botão.
policy-mfa = Segundo fator
policy-confirmed = A palavra da empresa de origem vale
policy-hours = { $count } h
policy-minutes = { $count } min
policy-by-contract = Conforme o contrato
policy-by-session = Enquanto durar a sessão
policy-try = Experimentar uma mudança
field-try-change = Mudança
preview-title = Prévia: { $name }
preview-apply = Aplicar
preview-text = Nada foi mudado. Quem está conectado é avaliado como na próxima solicitação; os demais, como se entrassem agora.
preview-changes = Isto muda { $changed } de { $pairs } pares de convidado × aplicativo
preview-changes-least = Isto muda pelo menos { $changed } de mais de { $pairs } pares de convidado × aplicativo
preview-nobody = O acesso de ninguém muda.
preview-before = Agora
preview-after = Depois
preview-more = Outros que não estão na lista: { $count }
effect-gains = Ganham o aplicativo
effect-loses = Perdem o aplicativo
effect-asked = Precisam antes fornecer algo
effect-freed = Não precisam mais fornecer
effect-until = Mantêm até outro momento
effect-reason = Continuam recusados, por outro motivo
remedy-title = Menor mudança
remedy-all = Tudo isto precisa mudar
remedy-go = Ir para lá
remedy-touches = Outros afetados: { $count }
remedy-touches-least = Outros afetados: pelo menos { $count }
remedy-resume-guest = Deixar o convidado entrar de novo
remedy-thaw-guest = Deixar entrar de novo o convidado congelado, depois de perguntar à empresa dele
remedy-extend-guest = Dar ao convidado um último dia posterior
remedy-resume-partner = Confiar de novo no parceiro
remedy-extend-contract = Dar ao contrato um último dia posterior
remedy-enable-app = Ativar o aplicativo
remedy-allow-app = Incluir o aplicativo no contrato do parceiro
remedy-give-app = Dar o aplicativo ao convidado
remedy-give-anew = Dar de novo o aplicativo ao convidado, com outras datas
remedy-guest-accepts = O convidado aceita o convite; reenvie se for preciso
remedy-guest-agrees = O convidado aceita os termos de uso na próxima entrada
remedy-invite-anew = Convidar esta pessoa de novo
remedy-trust-anew = Adicionar o parceiro de novo, pois este foi encerrado em definitivo
