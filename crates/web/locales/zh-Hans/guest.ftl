# draft: not yet read by a native speaker
### Pages of guests, and what all pages share.

## All pages
skip = 跳到正文
help = 帮助与联系
error-prefix = 错误：
summary-title = 输入内容有问题
optional = （可选）
none-yet = 暂无。
or = 或
continue = 继续
not-now = 暂不
sign-out = 退出登录
go-to-apps = 前往您的应用
contact-person = 联系 { $name }
back-to = 返回 { $name }
what-you-can-do = 您可以怎么做
support-details = 供技术支持使用的详细信息

## Sign-in
sign-in-title = 登录 { $company }
sign-in-title-app = 登录以打开 { $app }
field-work-email = 工作邮箱或公司名称
continue-with = 使用 { $home } 继续
not-that-home = 不是 { $home }？
sign-in-hint = 仅用于查找您公司的登录方式。
sign-in-invited = 收到邀请但从未登录过？请打开邀请中的链接。
passkey-use = 使用通行密钥
passkey-failed = 操作未成功。通行密钥未被使用，或被设备中止。请重试。
passkey-missing = 使用通行密钥需要支持通行密钥并允许运行脚本的浏览器。

## Mailed code
code-title = 请查收邮件
code-sent = 我们已向 { $address } 发送 6 位验证码。验证码仅在此浏览器中有效，有效期为 { $minutes } 分钟。
code-sent-again = 新的验证码已发送，之前的验证码已失效。
field-code = 验证码
code-hint = 6 位数字，空格不影响验证。
code-new = 发送新的验证码
code-back = 地址不对？
proof-title = 确认受邀地址
proof-why = 您以 { $home } 的身份登录，但邀请是发给 { $invited } 的。请确认两者都是您本人。

## Passkey
passkey-title = 下次更快登录
passkey-why = 您的设备可以为本网站保存一个密钥。您可用指纹、面容或 PIN 将其解锁，我们永远不会看到这些信息。
passkey-create = 创建通行密钥

## Invitation
invite-title =
    { $count ->
        [0] { $company } 邀请您
       *[other] { $company } 邀请您使用 { $count } 个应用
    }
invite-from = 邀请人：{ $name }
invite-from-mail = 邀请人：{ $name }（{ $mail }）
invite-to = 收件人：{ $address }，有效期至 { $until }
invite-apps = 您将可以打开
invite-data-title = { $company } 将获知的信息
invite-data-home = 来自 { $home } 的您的姓名和电子邮件地址。
invite-data-code = 此邀请中所列的您的姓名和电子邮件地址。
invite-data-not = 不包括您的密码、照片、电话号码或所属的组。
invite-accept = 接受
invite-accept-home = 接受并使用 { $home } 登录
invite-accept-code = 我们会通过邮件向您发送登录验证码，您无需密码。
invite-unexpected = 没想到会收到邀请？您可以不予理会，或向对方询问。
invite-decline = 谢绝
invite-report = 没想到会收到邀请？举报或屏蔽
decline-title = 要谢绝此邀请吗？
decline-text = 链接将失效，为您准备的内容将终止，{ $name } 会收到通知。
field-decline-note = 原因
field-decline-note-hint = 会转告邀请您的人。
field-decline-also = 同时
decline-block = 不再接收 { $company } 发往此地址的邀请
decline-report = 请 { $company } 的管理员核查邀请我的人
decline-go = 谢绝
decline-back = 返回邀请
declined-title = 您已谢绝邀请
declined-text = 该邀请已失效。您可以关闭此页面。
declined-blocked = { $company } 已无法再邀请此地址。如果您日后可能想要更改，请保留此链接。
declined-unblock = 重新允许邀请
invite-problem-title = 此邀请无法使用
lead-ask = 请 { $name } 重新发送邀请
lead-sign-in = 登录
lead-switch = 使用其他帐户
lead-again = 重试
lead-here = 在此浏览器中继续
problem-account = 您使用的帐户
problem-invited = 邀请的收件人
problem-inviter = 邀请人
asked-title = 您的请求已发送
asked-text = { $name } 已收到请求，并将决定是否重新邀请您。
asked-next = 邀请会通过邮件发送给您。您可以关闭此页面。

## Panel
panel-title = 您在 { $company } 的应用
panel-empty = 暂无应用
panel-empty-ask = 如需使用应用，请联系 { $name }。
panel-empty-host = 如需使用应用，请联系邀请您的人。
panel-you = 您的身份：{ $name }，{ $partner }
panel-until = 有效期至 { $day }
panel-no-link = 请通过该应用自己的地址打开
panel-find = 查找应用
panel-find-go = 查找
panel-none-found = 没有符合条件的应用
panel-show-all = 显示所有应用
panel-ends-in =
    { $days ->
        [0] 今天结束
       *[other] { $days } 天后结束
    }
panel-why = 目前无法打开。为什么？
panel-extend = 申请延长期限
panel-star = 将 { $app } 显示在最前面
panel-unstar = 不再将 { $app } 显示在最前面
panel-requests = 您的申请
panel-waits = 等待中
panel-asked-on = 申请日期：{ $day }
panel-asked-whom = 申请日期：{ $day }，由 { $name } 决定
panel-withdraw = 撤回
panel-approved = 已准许
panel-refused = 未准许
panel-request = 申请其他应用
panel-asked = 您的申请已发送。答复会通过邮件发送，也会显示在此处。
panel-empty-request = 请申请您需要的应用，答复会通过邮件发送。

## Asking for an app
ask-title = 申请其他应用
ask-title-extend = 申请延长 { $app } 的期限
ask-decides = { $name } 会立即收到您的申请并作出决定。答复会通过邮件发送。
ask-decides-host = { $company } 的管理员会立即收到您的申请并作出决定。答复会通过邮件发送。
ask-none = 没有可申请的应用
ask-none-text = 贵公司来宾可申请的所有应用，您都已拥有或已申请。
ask-send = 发送申请
field-ask-app = 应用
field-ask-note = 您为什么需要它？
field-ask-note-hint = 作出决定的人会看到。

## Refusals
denial-title = 您无法登录
denial-title-app = 您无法打开 { $app }
denial-ask-text = 点击按钮后，作出决定的人会立即看到，答复会通过邮件发送。
denial-asked = 您已于 { $day } 提出申请。答复会通过邮件发送。
denial-ask = 申请访问权限
denial-ask-name = 向 { $name } 申请访问权限
denial-extend = 申请延长期限
denial-extend-name = 向 { $name } 申请延长期限

## Signing out
sign-out-title = 要退出 { $company } 吗？
sign-out-app = { $app } 请求让您退出登录。您在此处以及已打开的应用中的会话都将结束。
sign-out-plain = 您在此处以及已打开的应用中的会话都将结束。
stay = 保持登录
signed-out-title = 您已退出登录
signed-out-text = 您在 { $company } 的会话已结束。
sign-in-again = 重新登录

## Consent, devices, the way back to an app
consent-title = 允许 { $app } 获知您的信息吗？
consent-who = 您当前以 { $name }（{ $email }）的身份登录。{ $app } 并非由 { $company } 运营。
consent-learns = 它想获知：
consent-openid = 您再次访问时确是您本人
consent-name = 您的姓名
consent-email = 您的工作邮箱地址
consent-locale = 您使用的语言
consent-always = 您所属的公司以及您的登录方式
consent-does = 它想获得以下权限：
consent-stays = 您可以随时在“您已同意的应用”中撤回同意。
consent-policy = { $app } 如何处理数据
consent-terms = { $app } 的使用条款
consent-site = { $app } 的网站
consent-yes = 允许
consent-no = 不允许
consents-title = 您已同意的应用
consents-intro = 这些应用并非由 { $company } 运营。您撤回同意后，应用将立即失去访问权限。
consents-none = 您没有同意过任何第三方应用。
consents-since = 同意日期：{ $day }
consents-withdraw = 撤回同意
consents-withdrawn = 已撤回。该应用不再拥有访问权限。
device-title = 连接设备
device-intro = 请输入设备上显示的代码。
field-user-code = 设备上的代码
user-code-hint = 8 个字母，不区分大小写，连字符可省略。
device-ask-title = 允许此设备打开 { $app } 吗？
device-ask = 仅当设备就在您手中且显示代码 { $code } 时才可同意。切勿同意他人发给您的代码。
device-ask-who = 该设备将以 { $name }（{ $email }）的身份进行操作。
device-yes = 连接
device-no = 不连接
device-done-title = 设备已连接
device-done = 您可以关闭此页面，设备会自动继续。
device-refused-title = 设备未连接
device-refused = 您已拒绝，设备没有获得任何信息。
return-title = 返回应用
return-text = 如果应用没有自动打开，请点击按钮。
return-button = 继续
signed-out-apps = 正在通知您的应用您已退出登录。

## The second factor
step-up-title = 请再次证明是您本人
step-up-title-app = 打开 { $app } 前，请再次证明是您本人
step-up-why = 您的公司没有告知我们您是通过两个因素登录的，而此应用要求如此。在本次会话中您只需证明一次。
step-up-lost = 设备丢失了？邀请您的人可以请管理员重置您的第二因素。
field-totp = 身份验证器应用中的验证码
totp-hint = 6 位数字，每 30 秒更新一次。
totp-begin = 改用身份验证器应用
totp-set-up = 请将此密钥添加到您的身份验证器应用，然后输入其显示的验证码。
totp-key = 密钥
totp-open = 在此设备上的应用中打开

## Mail domains
domain-proof-title = { $domain } 属于谁？
domain-proof-ask = { $partner } 表示邮件域名 { $domain } 归其所有。您负责接收该域名的邮局管理员（postmaster）邮件。情况是否属实？
domain-proof-confirm = 是，确认
domain-proof-unexpected = 如果不属实，请关闭此页面，不会确认任何内容。
domain-proof-done = 已确认：{ $domain } 属于 { $partner }。您无需再做任何操作。

## From mailed codes to the company's own sign-in
move-title = 今后通过 { $home } 登录
move-why = 您的公司已接入自己的登录系统。请在那里继续一次，此后它将取代此处的邮件验证码和通行密钥。
move-keeps = 您的应用、组以及您在此处的所有记录都会保留。
move-later = 暂不
move-until = 邮件验证码和通行密钥可用至 { $until }。
move-over = 已无法再使用邮件验证码和通行密钥登录。
proof-why-move = 您以 { $home } 的身份登录。为了用它取代您的帐户 { $invited }，请再次确认该邮箱属于您。
sign-in-code = 改用邮件验证码

## A company connects its sign-in
setup-title = 接入 { $partner }
setup-invited = { $inviter } 请您将 { $partner } 的登录系统接入 { $company }。接入后，贵公司的人员即可使用现有帐户在自己的系统中登录。
setup-takes = 共三个页面，约需五分钟。您输入的内容都会保存，在您完成之前此链接一直有效。
setup-mailbox = 为确保只有您本人可以进入，我们会向 { $address } 发送验证码。
setup-mail-code = 向我发送验证码
setup-steps = 步骤
setup-step-provider = 公司
setup-step-connect = 接入
setup-step-test = 测试并提交
setup-provider-text = 请填写贵公司的邮件域名，我们会据此查找您的登录系统。如果知道所用产品，请直接选择。
setup-find-out = 自动查找
template-generic = 其他 OpenID Connect 提供者
template-entra = Microsoft Entra ID
template-google = Google Workspace
template-okta = Okta
template-keycloak = Keycloak
template-auth0 = Auth0
template-authentik = authentik
setup-register = 在您的登录系统中注册我们
setup-guide-generic = 添加一个 Web 应用程序（授权码，OpenID Connect），并使用以下值。
setup-guide-entra = 在 Entra 管理中心依次选择“应用注册”>“新注册”，填入此重定向 URI，类型为 Web。然后粘贴应用程序（客户端）ID，以及包含目录（租户）ID 的地址。
setup-guide-google = 在 Google Cloud 控制台中依次选择“API 和服务”>“凭据”，创建类型为“Web 应用”的 OAuth 客户端 ID，并填入此重定向 URI。Google 需要客户端机密。
setup-guide-okta = 在 Okta 中依次选择 Applications、Create App Integration、OIDC、Web Application。Client authentication 选择 Public key / Private key，并填入我们的密钥 URL。
setup-guide-keycloak = 在 Keycloak 中依次选择 Clients、Create client，启用 Client authentication；在 Credentials 中选择 Signed Jwt，并填入我们的密钥 URL。
setup-guide-auth0 = 在 Auth0 中依次选择 Applications、Create Application、Regular Web Application，并填入此回调 URL。
setup-guide-authentik = 在 authentik 中依次选择 Applications、Create with provider、OAuth2/OpenID、confidential，并填入此重定向 URI。
setup-scopes = 我们请求的作用域
setup-tell = 请填写您那边的值
field-setup-domains = 贵公司的邮件域名
field-template = 产品
field-setup-issuer = 登录系统的地址
field-setup-issuer-hint = 颁发者（issuer）、元数据地址或该系统的任一地址均可，其余由我们查找。
field-setup-client-id = 您分配给我们的客户端 ID
field-setup-secret-hint = 请留空：我们用密钥证明自己的身份。只有不支持密钥的提供者才需要客户端机密。
setup-has-secret = 已保存客户端机密。如需保留，请将此字段留空。
setup-forget-secret = 删除机密，改用密钥
setup-secret-needed = 该提供者不支持我们的密钥。请在那里创建客户端机密，并粘贴到此处。
setup-entered = 您输入的内容
setup-proof = 我们证明身份的方式
setup-proof-keys = 我们公开的密钥
setup-proof-secret = 客户端机密
setup-test = 测试
setup-test-text = 请用您自己的帐户登录一次。这不会让任何人获得访问权限，我们只显示返回的内容。
setup-test-begin = 测试登录
setup-submit = 提交给 { $company }
setup-handed-over = 已提交。{ $company } 会进行查看，您无需再做任何操作。
setup-returned = { $company } 于 { $at } 退回了此设置。请修改所需内容，再次测试，然后重新提交。
setup-live = 已批准：贵公司的人员现在通过它登录。
setup-reopen = 撤回以便修改
setup-found = 测试结果
setup-subject = 主体（已缩短）
setup-subject-note = 请注意
setup-subject-reusable = 主体是电子邮件地址或用户名。这类名称日后可能会分配给他人，而那个人会被当作之前的人。建议在 sub 中发送永久不变的标识。
setup-name = 姓名
setup-email = 电子邮件地址
setup-email-verified = 地址已由贵方验证
setup-yes = 是
setup-no = 否
setup-groups = 组
setup-amr = 验证方法（amr）
setup-acr = 验证上下文（acr）
setup-skew = 时钟比我们快的秒数
setup-not-said = 未提供
setup-attempts = 历次测试
setup-attempt-at = 时间
setup-attempt-by = 测试人
setup-attempt-result = 结果
setup-attempt-open = 进行中
setup-attempt-passed = 通过
setup-hint-client = 请检查客户端 ID，以及在那里登记的机密或我们的密钥 URL。
setup-hint-redirect = 请检查在那里登记的重定向 URI，它必须与我们的完全一致。
setup-hint-scope = 请允许我们请求的作用域。
setup-attempt-old = 早于上次修改
setup-domains = 您的域名
setup-domains-text = DNS 中的 TXT 记录可证明域名属于贵方。测试时并非必需，但可能会加快批准。
setup-domain-proven = 已证明
setup-domain-waits = 等待 DNS 生效
setup-domain-check = 立即检查
setup-record = TXT 记录
setup-record-value = 记录值
setup-colleague = 让同事继续
setup-colleague-send = 发送链接
setup-colleague-sent = 链接已发送。
setup-colleague-unknown = 此地址不属于我们已知的贵公司域名。请让您的联系人向该地址发送链接。
field-colleague = 同事的电子邮件地址
field-colleague-hint = 须使用贵公司的邮件域名。同事会收到指向同一设置的专属链接。
setup-contact = 有疑问？您的联系人是 { $name }。
setup-until = 此链接有效期至 { $until }。
issuer-fault-missing = 请输入登录系统的地址。
issuer-fault-too-long = 内容过长，不可能是地址。请只粘贴地址。
issuer-fault-markup = 这是网页的源代码。请粘贴网页的地址，即地址栏中的内容。
issuer-fault-mail-address = 这是电子邮件地址。请粘贴登录系统的网址。
issuer-fault-malformed = 这不是网址。网址应以 https:// 开头。
issuer-fault-scheme = 只能使用 https:// 地址。
issuer-fault-ip = 这是 IP 地址。请使用登录系统的主机名。
issuer-fault-local = 此名称仅在某个网络内部有效。请使用可从互联网访问的名称。
issuer-fault-public-suffix = 这是许多公司共用的后缀。请输入完整名称。
issuer-fault-user-info = 请去掉 @ 前面的用户名和密码。
discovery-fault-not-allowed = 我们不会连接此地址。该地址必须可从互联网访问。
discovery-fault-invalid = 这不是颁发者标识符。
discovery-fault-unreachable = 该地址没有响应。请检查地址是否正确，以及能否从互联网访问。
discovery-fault-status = 该处有服务器，但没有 OpenID 配置。请粘贴颁发者，或以 /.well-known/openid-configuration 结尾的地址。
discovery-fault-page = 该处是普通网页或 XML 文档，不是 OpenID 配置。请改为粘贴颁发者。
discovery-fault-not-metadata = 该处的内容不是 OpenID 配置。
discovery-fault-other-issuer = 该提供者自称的颁发者与此不同。请粘贴它所声明的颁发者。
discovery-fault-endpoint = 其 OpenID 配置中有地址缺失或无法使用。

## The guest's passkeys
passkeys-title = 您的通行密钥
passkeys-text = 您可以用来证明本人身份的方式。此处发生变更时，您会收到邮件。
passkeys-one = 通行密钥 { $number }
passkeys-made = 添加时间：{ $at }。
passkeys-used = 上次使用：{ $at }。
passkeys-unused = 从未使用。
passkeys-none = 您没有通行密钥。
passkeys-totp = 身份验证器应用
passkeys-add = 添加通行密钥
passkeys-removed = 已移除，即刻起不再有效。

recovery-lost = 我丢失了它
recovery-title = 您丢失了用来证明身份的方式
recovery-begin = 我们会通过邮件向您发送验证码。随后会通知您在这里的负责人，对方会与您沟通。获批后，您可在此浏览器中创建新的通行密钥，丢失的验证方式将失效。
recovery-send = 通过邮件向我发送验证码
recovery-asked = 已通过邮件通知您在这里的负责人，对方会与您沟通。对方答复后您会收到邮件，届时请在此浏览器中返回此页面。
recovery-asked-until = 对方可在 { $at } 之前答复。
recovery-refused = 您的请求已被拒绝，没有任何更改。请与邀请您的人沟通。
recovery-make = 您现在可以创建新的通行密钥。创建后，之前的所有通行密钥和身份验证器应用都将失效，其他浏览器也会退出登录。
recovery-make-until = 在 { $at } 之前可在此浏览器中创建。
recovery-again = 再次检查
choose-home = 您的公司有多个登录系统。请选择您使用的那一个，每项下方的地址表明将前往何处。

## The guest's own data
me-title = 我的访问权限与隐私
me-who = 您在此处的身份
me-name = 姓名
me-email = 电子邮件地址
me-company = 公司
me-through = 您的登录途径
me-confirmed = 贵公司上次确认
me-ends = 您的所有访问权限结束
me-sponsor = 您的负责人
me-nobody = 没有特定的人
me-said = 贵公司提供的信息
me-vouched = 已由贵公司确认
me-apps = 您的应用
me-why = 原因
me-why-guest = 直接分配给您
me-why-group = 组
me-why-partner = 分配给全体人员：
me-gets = 它所知道的您的信息
me-gets-nothing = 暂无
me-last-used = 上次打开
me-until = 截止时间
me-shut = 目前无法打开
me-sign-ins = 您过去 30 天的登录
me-signed-in = 已登录
me-do = 您可以执行的操作
me-language = 页面和邮件的语言
me-save = 保存
me-download = 下载我的数据
me-sign-out = 在所有位置退出登录
me-leave = 离开 { $company }
leave-title = 要离开 { $company } 吗？
leave-text = 一切将立即结束：您会在所有位置退出登录，并且无法再打开任何应用。
leave-apps = 您将失去
leave-erased = { $days } 天后，您记录中的所有个人信息将被清除。
leave-erased-now = 您记录中的所有个人信息将立即清除。
leave-told = { $name } 会收到通知。
leave-back = 如需返回，您须获得新的邀请，且不会恢复您原有的任何内容。
leave-go = 离开
leave-stay = 留下
left-title = 您已离开 { $company }
left-text = 您已在所有位置退出登录，并且无法再打开任何应用。您可以关闭此页面。

## Terms of use
invite-terms = 您将需要同意
panel-terms = 等待您的同意
me-terms = 已同意的条款
terms-ask-title = 继续之前
terms-ask = { $company } 请来宾同意以下内容。
terms-ask-app = { $company } 请打开 { $app } 的人同意以下内容。
terms-since = 自 { $day } 起生效
terms-version = 版本 { $number }
terms-agree = 我同意
terms-kept = 我们会记录您同意的时间和版本。您可以在自己的访问权限与数据页面查看。
terms-later-title = 您尚未同意
terms-later = 未同意前，{ $company } 的应用无法打开。
terms-later-app = 未同意前，{ $app } 无法打开。
terms-later-text = 其他一切未变。您可以随时同意、退出登录或离开。
terms-again = 再次阅读
terms-counts-not = 已被取代或已过期
