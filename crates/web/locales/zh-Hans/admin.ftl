# draft: not yet read by a native speaker
### Pages of admins.

## Navigation and words of all pages
nav = 主导航
nav-dashboard = 首页
nav-guests = 来宾
nav-partners = 合作伙伴
nav-apps = 应用
nav-groups = 组
nav-why = 原因
nav-audit = 审计
yes = 是
no = 否
cancel = 取消
save = 保存
next = 下一页
older = 更早
refresh = 刷新
filter = 筛选
any = 全部
state = 状态
in-use = 使用中
off = 已停用
switch-on = 启用
switch-off = 停用
suspend = 暂停
resume = 恢复
take-away = 移除
take-named = 移除 { $name }
refused = 已拒绝
shown-of = 显示 { $shown } 项，共 { $total } 项
id = ID
app = 应用
guest = 来宾
group = 组
partner = 合作伙伴
members = 成员
sessions = 有效会话
until = 截止时间
ends = 结束时间
history = 历史记录
done-saved = 已保存。
done-invited = 邀请已发送。
done-invited-shared = 邀请已发送。此邮箱可能由多人共用，最先打开链接的人即可接受邀请，建议分别邀请每个人。
done-unlinked = 已解除关联，会话已结束。来宾如果没有任何剩余帐户，将被冻结，只能通过新的邀请恢复。
done-resent = 新的邀请已发送，旧链接已失效。
done-suspended = 已暂停。会话已结束，即刻起无法打开任何内容。
done-resumed = 已恢复。
done-ended = 已终止。
done-taken = 已移除，从下一个请求起生效。
done-factors-reset = 已重置。来宾须重新登录，并可添加其他因素。
done-given = 已分配，从下一个请求起生效。
done-dismissed = 已忽略。
done-thawed = 已解冻。来宾的应用和组已恢复，来宾须重新登录。
done-erased = 已清除。此记录中的个人信息已全部删除。
done-address-taken-over = 已采用。即刻起邮件将发送到新地址。
done-sponsored = 已移交。
done-passkey = 通行密钥已就绪，下次即可使用。

## Signing in
admin-sign-in-title = 管理员登录
admin-sign-in-passkey = 使用通行密钥登录
admin-recover-title = 手边没有通行密钥？
admin-recover-text = 请在服务器上运行以下命令，它会输出一个可供您登录一次的链接。
admin-link-title = 以管理员身份登录
admin-link-text = 此链接只能使用一次，点击按钮后即失效。
admin-link-use = 登录

## Start page
dashboard-title = 概览
latest = 最新动态
count-guests-active = 活动来宾
count-guests-invited = 已邀请，尚未接受
count-guests-suspended = 已暂停的来宾
count-partners = 合作伙伴
count-apps = 应用
count-deliveries-waiting = 等待中的投递
count-deliveries-dead = 已放弃的投递

## Guests
guest-state-invited = 已邀请
guest-state-active = 活动
guest-state-suspended = 已暂停
guest-state-frozen = 已冻结
guest-state-removed = 已移除
name-or-mail = 姓名或电子邮件
name-or-domain = 名称或邮件域名
confirmed = 上次确认
confirmed-through-probe = 向 { $name } 查询
confirmed-through-sign-in = 在 { $name } 登录
confirmed-through-mailbox = 邮件验证码，{ $name }
confirmed-counts = 确认有效期至
standing-confirmed = 已确认
standing-overdue = 已逾期
standing-unconfirmable = 须重新登录
standing-idle = 未使用
partner-confirmed = 活动来宾：{ $confirmed } 位已确认，{ $overdue } 位已逾期，{ $unconfirmable } 位须待下次登录才能确认。
guests-empty = 未找到来宾
guests-empty-text = 请更改筛选条件，或邀请来宾。
guest-count = { $count } 位来宾
guest-no-apps = 尚未为此来宾分配应用。
frozen-since = 自 { $since } 起冻结。
frozen-closes = { $until } 将永久清除此记录中的所有个人信息。
frozen-archive = 解冻后将恢复：
frozen-archive-none = 没有直接分配的应用或组。
frozen-then = 任何人都无法以此来宾的身份登录。可以用该地址邀请他人，但对方不会获得此来宾的任何内容。
thaw = 解冻
freeze-gone-at-home = 其公司已没有此帐户。
freeze-account-disabled = 其公司已停用此帐户。
freeze-account-purged = 其公司已永久删除此帐户。
freeze-deprovisioned = 其公司的目录已停用此帐户。
freeze-deleted = 其公司的目录已删除此人。
freeze-recreated = 同一登录系统中有另一个帐户使用此地址访问，该地址现在可能属于他人。请在解冻或重新邀请之前询问其公司。
freeze-unlinked = 来宾的帐户已解除关联，须通过新的邀请恢复。
freeze-subject-reused = 很长时间之后，此人以另一姓名和另一地址出现，该帐户现在可能属于他人。请在解冻或重新邀请之前询问其公司。
freeze-unconfirmed = 过长时间无人确认此人。
freeze-sponsor-gone = 负责人已离开，且无人接管。
closed-since = 已于 { $since } 关闭，所有个人信息均已清除。
count-guests-frozen = 已冻结的来宾
sponsor = 负责人
sponsor-none = 无
sponsor-until = 冻结时间
sponsor-gone = 负责人已离开
sponsor-gone-until = 如无人接管，将于 { $until } 冻结
sponsors-title = 负责人
sponsors-text = 每位来宾都有一位管理员负责。负责人离开后，须由他人接管，否则来宾将被冻结。
hand-over = 移交
field-guests-of = 现负责人
field-successor = 新负责人
field-successor-hint = 如果没有接任者，系统会通过邮件通知其他管理员，宽限期过后来宾将被冻结。
successor-nobody = 暂无
field-admin = 管理员
admin-roles-text = 所有者可以执行所有操作。管理员可以执行除更改管理人员之外的所有操作。邀请者可以邀请人员和查看。审计员只能查看。
field-role = 角色
admin-role-owner = 所有者
admin-role-admin = 管理员
admin-role-inviter = 邀请者
admin-role-auditor = 审计员
admin-off = 停用管理员
admin-off-text = 其会话将立即结束。
unlink = 解除此帐户的关联
unlink-named = 解除 { $name } 帐户的关联
take-address = 今后将邮件发送到该地址
erase = 清除所有个人信息
confirm-guest-erase-title = 清除 { $name } 的所有个人信息？
confirm-guest-erase-text = 来宾将被移除，其姓名、地址、帐户、消息、通行密钥和登录记录将被永久清除，包含该地址的邀请文件也会删除。仅保留一个 ID，以及只含 ID 的审计链。
confirm-guest-erase-go = 永久清除
frozen-gone-at-home = 所属组织已无此帐户
frozen-account-disabled = 所属组织已停用
frozen-account-purged = 所属组织已删除
frozen-deprovisioned = 目录中已停用
frozen-deleted = 目录中已删除
frozen-recreated = 他人前来
frozen-unlinked = 帐户已解除关联
frozen-subject-reused = 以他人身份返回
frozen-unconfirmed = 未确认
frozen-sponsor-gone = 负责人已离开
home-address = 所属组织的信息
home-unverified = 所属组织未确认
renew = 这是新来宾，不会获得原来宾的任何内容
can-open = 可否打开
why-link = 为什么？
through = 途径
via-direct = 直接分配
via-group = 组：
via-partner = 全体来宾：
give-app = 分配应用
add-to-group = 添加到组
identity = 身份
signs-in-with = 登录方式
mail-code = 邮件验证码
invited-at = 邀请时间
accepted-at = 接受时间
invitations = 邀请
valid-until = 有效期至 { $until }
invitation-state-open = 待接受
invitation-state-redeemed = 已接受
invitation-state-revoked = 已撤回
invitation-state-expired = 已过期
resend = 重新发送邀请
remove-access = 移除访问权限
to-guests = 前往全部来宾

## Removing
remove-title = 移除 { $name } 的访问权限？
remove-who = 从下一个请求起，{ $name }（{ $mail }）在任何地方都将被拒绝。
remove-effect = 将结束的内容
remove-apps =
    { $count ->
        [0] 目前没有可打开的应用。
       *[other] { $count } 个应用：
    }
remove-sessions =
    { $count ->
        [0] 没有有效会话
       *[other] { $count } 个有效会话
    }
remove-invitations =
    { $count ->
        [0] 没有待接受的邀请
       *[other] { $count } 份待接受的邀请
    }
remove-residual = 自行验证令牌的应用最多可能再继续 { $minutes } 分钟。
remove-final = 此操作无法撤消。以后再邀请将产生新的来宾。
removed-text = 自 { $time } 起在任何地方都被拒绝。
removed-no-apps = 未曾打开过任何应用。
cut-at = 拒绝起始时间
app-told = 注销消息
tokens-end = 最后一个令牌到期
told-at-once = 立即发送
by-signal = 通过信号：
delivery-delivered = 已送达
delivery-waiting = 等待中
delivery-dead = 已放弃
delivery-deaf = 应用不接收
delivery-unused = 未打开

## Removing several
tick-named = 选择 { $name }
open-invitations = 待接受的邀请
bulk-title = 移除 { $count } 位来宾的访问权限？
bulk-text = 从下一个请求起，{ $count } 位来宾在任何地方都将被拒绝。每位来宾单独移除，并各有一份回执。
bulk-none = 未选择任何人
bulk-done =
    { $count ->
        [0] 没有移除任何来宾
       *[other] 已移除 { $count } 位来宾
    }
removal-removed = 已移除
removal-already-removed = 此前已移除
removal-duplicate-row = 重复选择
removal-guest-unknown = 没有此来宾
removal-guest-ambiguous = 多个合作伙伴都有此来宾
removal-partner-unknown = 没有此合作伙伴
removal-cell-invalid = 既不是 ID 也不是地址
removal-unavailable = 未执行，请重试

## Receipts of endings
receipts = 回执
receipt-text = 自 { $time } 起被拒绝。
receipt-by = 执行者
receipt-of = 对象
receipt-sessions = 已结束的会话
receipt-grants = 已结束的应用登录
receipt-invitations = 已撤回的邀请
receipt-line = 审计行及其哈希
receipt-file = 下载存档
receipt-hint = 该文件包含以上所有内容和审计行。可用命令“portico receipt check”将其与审计链核对。
receipt-apps =
    { $count ->
        [0] 没有应用
       *[other] { $count } 个应用
    }
receipt-notices = { $delivered } 条已送达，{ $waiting } 条等待中，{ $dead } 条已放弃
receipt-guest-removed = 已移除 { $name } 的访问权限
receipt-guest-suspended = 已暂停 { $name }
receipt-guest-frozen = { $name } 已离职并被冻结
receipt-account-unlinked = 已解除 { $name } 的帐户关联
receipt-factors-reset = 已重置 { $name } 的通行密钥
receipt-sessions-ended = 已结束 { $name } 的会话
receipt-signed-out = { $name } 已在所有位置退出登录
receipt-home-signal = 所属组织结束了 { $name } 的会话
receipt-partner-suspended = 已暂停 { $name }
receipt-partner-ended = 已终止与 { $name } 的合作
receipt-contract-narrowed = 已从 { $name } 的协议中移出应用
receipt-connection-disabled = 已停用 { $name } 的一个连接
receipt-app-disabled = 已停用 { $name }
receipt-app-withdrawn = { $name } 放弃了注册
receipt-assignment-removed = 已移除应用分配：{ $name }
receipt-group-left = { $name } 已离开组
receipt-consent-withdrawn = { $name } 撤回了同意

## Inviting
invite-guest = 邀请来宾
invite-csv = 从 CSV 邀请
invite-instead = 一次邀请多人？
send-invitation = 发送邀请
field-email = 电子邮件
field-name = 姓名
field-partner = 合作伙伴
field-partner-hint = 合作伙伴的名称或邮件域名。留空则根据地址查找。
field-apps = 应用
field-groups = 组
field-message = 留言
field-message-hint = 纯文本，将显示在邮件和邀请页面中。
field-contact = 联系链接
field-contact-hint = 来宾联系您的方式：https:// 或 mailto:
field-reply = 接受后前往的地址
field-reply-hint = 只能使用应用已注册的地址。不填则前往应用或应用面板。
field-language = 语言

## CSV
import-title = 从 CSV 邀请
import-text = 每人一行，首行为列标题。逗号、分号和制表符均可作为分隔符。
import-template = 下载模板
field-file = 文件
field-file-hint = 由电子表格软件保存的 .csv 文件
field-pasted = 或粘贴各行内容
check = 检查
nothing-changed = 尚未更改任何内容。
import-ids = 下载应用和组的 ID
import-whole = 此文件是完整列表
import-whole-text = 不在文件中的人员将失去访问权限。系统会先显示这些人员，由您确认后再执行。
field-whole-partner = 合作伙伴的全体来宾
field-whole-partner-hint = 不在文件中的人员将被移除。
field-whole-app = 拥有该应用的全体来宾
field-whole-app-hint = 不在文件中的人员将失去此应用。通过组和合作伙伴获得的访问权限不受影响。
import-whole-of = 完整列表：
import-files = 近几日的文件
import-rows = { $rows } 行
import-step-reading = 正在读取
import-step-checking = 正在检查
import-step-checked = 已检查，未发送
import-step-sending = 正在发送
import-step-sent = 已发送
import-columns = 列
column-email = 此人的电子邮件地址。必填。
column-name = 此人的姓名，用于邮件和来宾列表。必填。
column-contact = 此人联系您的方式：https:// 或 mailto:。必填。
column-brand = 在邮件和页面上显示其名称的应用。
column-apps = 要分配的应用：ID 或简称，以空格分隔。
column-groups = 要加入的组：ID 或名称，以空格分隔。
column-reply = 接受后前往的位置，只能是已注册的地址。
column-language = en、de、es、fr、it、ja、ko、pt-BR、ru、zh-Hans 或 zh-Hant。
import-check-title = 检查各行
row-invite = 邀请
row-add = 添加
row-remove = 失去访问权限
row-unchanged = 未更改
row-warning = 有备注
row-problem = 有问题
row-skipped = 已略过
import-whole-partner = { $name } 的完整列表：{ $listed } 位来宾中有 { $missing } 位不在文件中，将被移除。
import-whole-app = { $name } 的完整列表：{ $listed } 位来宾中有 { $missing } 位不在文件中，将失去该应用。
import-ceiling = 一个文件最多可终止 { $most } 人的访问权限。请检查文件是否完整，或请人调高 limits.reconcile。
import-nameless = 有 { $count } 行未指明任何人。请先更正或略过，以免误移除人员。
import-confirm = 是，{ $missing } 人将失去访问权限
import-again = 再次检查
import-all = 显示所有行
import-only = 仅显示有问题或备注的 { $count } 行
import-no-problems = 没有任何行有问题。
import-use = 使用
import-skip = 略过
import-recheck = 再次检查
import-checking-title = 正在检查各行
import-sending-title = 正在发送邀请
import-progress = { $done } / { $all }
import-leave = 您可以离开此页面，处理会继续进行。此页面会自动刷新。
import-send =
    { $invitations ->
        [0] 执行
       *[other] 发送 { $invitations } 份邀请
    }{ $additions ->
        [0] {""}
       *[other] ，更改 { $additions } 位来宾
    }
import-result = 下载结果
import-other = 选择其他文件
line = 行
address = 地址
result = 结果
message = 消息
import-applied-title = 邀请正在发送
import-done = 邀请：{ $invitations } 份。已更改的来宾：{ $additions } 位。
import-done-title = 文件处理完毕
import-removed = { $count } 人不在文件中，已失去访问权限；回执在其各自的页面上。
mails-delivered = 已交付的邮件
mails-waiting = 等待中的邮件
mails-refused = 被拒绝的邮件
invitations-accepted = 已接受
import-left-out = 有 { $count } 行被略过。请在结果文件中更正，然后重新上传该文件。

## Partners
partner-state-active = 活动
partner-state-suspended = 已暂停
partner-state-ended = 已终止
partners-empty = 暂无合作伙伴
partners-empty-text = 合作伙伴是指您邀请的人员所属的公司。
add-partner = 添加合作伙伴
end-partner = 终止合作
field-partner-name = 公司名称
field-domains = 邮件域名
field-domains-hint = 每行一个，例如 fabrikam.example
connections = 登录方式
add-connection = 添加所属组织的身份提供者
cut-over = 从邮件验证码迁移到此登录系统
cut-over-accounts =
    { $count ->
        [0] 已没有来宾使用邮件验证码登录。
       *[other] 还有 { $count } 位来宾使用邮件验证码登录。
    }
field-cut-over = 邮件验证码的最后一天
field-cut-over-hint = 例如 2027-03-31。在此之前，每次登录都会请来宾迁移，但可以推迟。留空则不提示。
mail-code-connection = 邮件验证码和通行密钥，供没有所属组织身份提供者的人员使用。
redirect-uri = 须在那里登记的重定向 URI
home-logout-uri = 须在那里登记的后端通道注销地址
our-keys = 我们的密钥（JWKS URL）
held = 已搁置
needs-you = 需要您处理
held-text = 此身份提供者发生了未经任何人同意的变更。在您接受该变更之前，任何人都无法通过它登录。请先询问合作伙伴。
drift-issuer = 它自称另一个颁发者。
drift-endpoints = 它的地址移到了另一台主机。
drift-algorithms = 它不再以原来的方式签名。
drift-reusable-subjects = 它以用户名或地址标识人员，而公司日后可能会将其分配给他人。仅当对方绝不会这样做时才可接受。
drift-subjects = 它标识人员的方式已改变。
release = 接受变更
field-release-why = 原因
field-release-why-hint = 您询问了谁以及对方的答复。此内容将保留在审计日志中。
field-tenants = 租户
field-tenants-hint = 仅用于 Microsoft Entra ID（租户 ID）和 Google Workspace（域名），每行一个。
field-connection-name = 按钮上的名称
field-connection-name-hint = 通常为公司名称。
field-issuer = 颁发者
field-issuer-hint = /.well-known/openid-configuration 之前的地址
field-client-id = 客户端 ID
field-client-secret = 客户端机密
field-client-secret-hint = 留空则使用我们公开的密钥证明身份，无需共享机密。机密会加密存储，且不再显示。
partner-apps = 分配给此合作伙伴全体来宾的应用

## Apps
apps-empty = 暂无应用
apps-empty-text = 请在下方注册第一个应用。
register-app = 注册应用
short-name = 简称
assignments = 分配
metadata-title = { $name } 的全部注册信息
metadata-intro = 名称采用 OAuth 客户端元数据（RFC 7591）中的名称。省略的项目将恢复为默认值。
metadata-all = 此应用的全部注册信息
field-metadata = 客户端元数据
field-metadata-hint = 一个 JSON 对象。
app-settings = 登录设置
field-app = 应用
field-app-name = 名称
field-redirects = 重定向 URI
field-redirects-hint = 完整地址，每行一个；将逐字符比较。
field-auth-method = 客户端类型
field-alg = ID 令牌签名
field-launch = 起始地址
field-launch-hint = 应用面板中磁贴所指向的位置。
field-app-contact-hint = 被拒绝的来宾可以询问的对象：https:// 或 mailto:
logout-told = 应用最近一次确认的注销
field-backchannel = 后端通道注销 URI
field-backchannel-hint = 会话结束时，我们在此通知应用。
new-secret = 新建机密
who-may-open = 谁可以打开
nobody-yet = 无人。只有获得分配的人员才能打开应用。
assign = 分配
assign-hint = 请填写三项中的一项。
assignee-guest = 来宾
assignee-group = 组
assignee-partner = 合作伙伴的全体来宾
field-guest-mail = 来宾的电子邮件
field-group = 组
field-partner-all = 全体来宾所属的合作伙伴
field-ends = 最后一天
field-ends-hint = 例如 2027-03-31
secret-title = { $name } 的密钥
secret-once = 机密仅显示这一次。请立即将其保存到应用的配置中。
secret-none = 此应用是公共客户端，没有机密。
secret-kept = 我已保存

## Groups
groups-empty = 暂无组
groups-empty-text = 组会将其应用提供给所有成员。
add-group = 添加组
add-member = 添加成员
field-group-name = 名称

## Explaining
why-text = 决定能否打开应用的同一套规则在此作答，适用于任意时刻。
field-why-guest = 来宾
field-why-guest-hint = 邮箱地址或标识。或者只填拒绝页面上的参考编号。
field-why-app = 应用
field-why-at = 时间
field-why-at-hint = 留空表示现在，否则请按 2027-03-31T09:00:00Z 的格式填写
explain = 说明原因
why-yes = 是。{ $guest } 可以打开 { $app }。
why-no = 否。{ $guest } 无法打开 { $app }。
why-until = 将自动结束于：{ $until }。
why-at = 截至 { $at }
condition-guest = 来宾处于活动状态且期限未到
condition-partner = 合作伙伴受信任
condition-app = 应用在使用中
condition-contract = 合作伙伴的协议包括该应用
condition-mfa = 在应用要求时已证明第二因素
condition-confirmation = 所属组织近期确认过该来宾
condition-session = 会话有效
condition-assignment = 该应用已获分配

## Audit
audit-text = 每项更改和每次拒绝都记录在一条无法被暗中篡改的链中。核对方法：
number = 编号
when = 时间
who = 操作者
what = 内容
about = 对象
event-authz = 授权请求
event-client-auth = 应用身份验证
event-code = 兑换代码
event-refresh = 刷新
event-userinfo = 用户信息
event-revoke = 交还令牌
event-par = 推送请求
event-client-credentials = 应用自身访问
event-device = 设备
event-token-exchange = 交换令牌
event-consent = 同意
event-logout = 注销
event-jwt = 出示令牌
event-upstream-callback = 从所属组织返回
event-upstream-metadata = 所属组织元数据
event-upstream-token = 所属组织令牌
event-outbound = 出站请求
event-sign-in = 登录
event-mail-code = 邮件验证码
event-step-up = 第二因素
event-passkey = 通行密钥
event-link = 关联身份
event-invite = 发出邀请
event-move = 迁移到合作伙伴的登录系统
event-invite-bruteforce = 试探链接
event-invite-asked = 申请邀请
event-redeem = 接受邀请
event-import = 导入文件
event-partner = 更改合作伙伴
event-domain = 更改邮件域名
event-connection = 更改连接
event-guest = 更改来宾
event-setup = 合作伙伴自行设置
event-group = 更改组
event-app = 更改应用
event-app-stream = 更改应用的信号流
event-assignment = 更改分配
event-admin = 管理员
event-keys = 签名密钥
event-csrf = 外来表单
event-guest-removed = 移除来宾
event-scim = 合作伙伴目录
event-leaver = 已从公司离职
event-guest-closed = 关闭记录
event-restored = 恢复备份
event-delivery = 放弃投递
event-export = 列表导出为文件

## Confirming
guests-concerned = 涉及的来宾
confirm-partner-suspend-title = 暂停 { $name }？
confirm-partner-suspend-text = 从下一个请求起，其全体来宾都将被拒绝，会话也会结束。您可以稍后恢复。
confirm-partner-suspend-go = 暂停
confirm-partner-end-title = 终止与 { $name } 的合作？
confirm-partner-end-text = 从下一个请求起，其全体来宾都将被拒绝，待接受的邀请也会失效。此操作无法撤消。
confirm-partner-end-go = 终止合作
confirm-app-disable-title = 停用 { $name }？
confirm-app-disable-text = 从下一个请求起，任何人都无法打开该应用。您可以重新启用。
confirm-app-disable-go = 停用
confirm-connection-disable-title = 停用 { $name }？
confirm-connection-disable-text = 从下一个请求起，任何人都无法通过它登录，所有经由它建立的会话都会结束。您可以重新启用，但已结束的内容不会恢复。
confirm-connection-disable-go = 停用
confirm-guest-suspend-title = 暂停 { $name }？
confirm-guest-suspend-text = 从下一个请求起将被拒绝，所有会话都会结束。您可以稍后恢复该来宾，但已结束的内容不会恢复。
confirm-guest-suspend-go = 暂停
confirm-assignment-remove-title = 移除 { $name }？
confirm-assignment-remove-text = 依赖此分配的内容将立即结束，并会通知应用。因其他原因可以打开该应用的人员须重新登录。
confirm-assignment-remove-go = 移除
confirm-app-secret-title = 为 { $name } 新建机密？
confirm-app-secret-text = 应用需要使用新机密才能继续运行。
confirm-app-secret-go = 新建机密

## The trust contract
contract-title = 与 { $name } 的协议
contract-intro = 版本 { $version }。每次更改都会提升版本，从下一个请求起生效，并保留在历史记录中。
change-contract = 更改协议
contract = 协议
contract-version = 版本
contract-never = 未设置
field-mfa-amr = 视为多因素的验证方法
field-mfa-amr-hint = 所属组织发送的 amr 值，每行一个，例如 mfa。未列出的一律不算。
field-mfa-acr = 视为多因素的验证上下文
field-mfa-acr-hint = 所属组织发送的 acr 值，每行一个。
field-app-scope = 应用
app-scope-any = 可以分配任何应用
app-scope-only = 仅限下方所选的应用
field-allowed-apps = 所选应用
field-quota = 来宾人数上限
field-quota-hint = 留空表示不限。
field-recheck = 所属组织的确认有效分钟数
field-recheck-hint = 超过之后，须再次询问所属组织才会授予任何内容。留空表示在会话存续期间有效。
field-probe = 两次向所属组织查询来宾的间隔分钟数
field-probe-hint = 在后台进行，无需来宾参与。留空表示每 15 分钟一次。
field-review = 下次复查日期
field-contacts = 对方联系人
field-contacts-hint = 每行一位，例如 Ida Berg ida@fabrikam.example。
review-due = 需要复查
review-due-text = 已到复查此协议的日期。请更改复查日期或终止协议。
request = 申请邀请
request-text = 有人无法使用链接，申请新的邀请。
request-open = 有人无法使用链接，申请新的邀请：
request-account = 据对方登录系统所示，其使用的帐户是 { $account }。您可以邀请该地址、重新邀请或忽略此申请。
request-dismiss = 忽略

## The second factor
mfa-wanted = 要求多因素身份验证
mfa-not-wanted = 不要求第二因素
mfa-want = 要求第二因素
mfa-drop = 不再要求
app-leavers = 访问权限结束时
field-unconfirmed = 所属组织对来宾的确认在此有效的小时数
field-unconfirmed-hint = 超过此时间无人确认的来宾须在所属组织重新登录。留空则按合作伙伴协议的规定。
notices-to-app = 注销通知
notices-state = { $waiting } 条等待中，{ $dead } 条已放弃
stream = 信号
stream-enabled = 需要
stream-paused = 已由应用暂停
stream-disabled = 应用不需要
stream-push = 发送至
stream-poll = 由应用获取
stream-told = 应用最近一次确认的信号
stream-signals = 发给它的信号
stream-end = 终止信号流
stream-none = 应用尚未创建信号流。其注册信息中包含作用域 ssf.manage 时，应用可自行创建。
notices-resend = 重新发送已放弃的通知
reset-factors = 重置第二因素

## Mail domains
domains-title = { $name } 的邮件域名
domains-intro = 此合作伙伴的所属组织只能为这些域名下的地址担保。DNS 中的记录或邮局管理员（postmaster）可以证明域名；仅由管理员声明的域名，在您另作决定之前一直有效。
domains-proofs = 证明
domain-state-attested = 由管理员声明
domain-state-proven = 已证明
domain-state-lapsed = 已失效
domain-since = 起始时间
domain-confirmed = 上次确认
domain-next = 下次检查
domain-record = TXT 记录
domain-value = 记录值
domain-check = 立即检查
domain-prove = 显示记录
domain-mail = 向邮局管理员发送邮件
domain-lapse = 停止承认
domain-attest = 凭我的声明予以承认
domain-add = 添加域名
field-domain = 邮件域名
field-domain-hint = 例如 fabrikam.example
start-link = 供其人员使用的起始链接

## New keys for guests
rekey = 为登录系统已迁移的人员更换密钥
rekey-title = 为 { $name } 的人员更换密钥
rekey-intro = 合作伙伴迁移到另一租户或产品后，其人员会带着不同的密钥返回。请用文件说明新旧密钥的对应关系，并由您以外的管理员批准。人员会保留其应用和其他一切内容。
rekey-open = 等待批准
rekey-open-text = { $count } 位来宾的新密钥，由 { $by } 于 { $at } 提出。
rekey-own = 须由其他人批准。
rekey-approve = 批准并执行
rekey-discard = 放弃
rekey-propose = 提出
rekey-check = 文件将产生的效果
rekey-total = 共 { $count } 行。
rekey-faults =
    { $count ->
        [0] 全部可用。
       *[other] { $count } 行不可用。
    }
rekey-left-out =
    { $count ->
        [0] 没有遗漏任何人。
       *[other] 原登录系统中有 { $count } 人不在文件中。
    }
rekey-old = 原主体
rekey-new = 新主体
rekey-fault-cell-empty = 有单元格为空
rekey-fault-old-unknown = 没有人使用此原主体
rekey-fault-old-twice = 原主体与上文重复
rekey-fault-new-twice = 新主体与上文重复
rekey-fault-new-taken = 新主体已属于某位来宾
rekey-fault-guest-removed = 来宾已移除
field-rekey-from = 原登录系统
field-rekey-to = 新登录系统
field-rekey-hint = 包含 old_subject 和 new_subject 列的 CSV；如果新登录系统有多个颁发者，还需 new_issuer 列。

## Set-up by the partner
setup-by-partner = 让合作伙伴接入其登录系统
setup-of = { $name } 的设置
setup-admin-text = 合作伙伴的 IT 管理员会收到链接，通过验证码证明邮箱，然后接入并测试登录系统。在您批准之前，不会启用任何内容。
setup-draft = 合作伙伴填写的内容
setup-state-open = 由合作伙伴处理中
setup-state-submitted = 等待您处理
setup-state-approved = 已启用
setup-approve = 批准并启用
setup-send-back = 退回
field-setup-note = 需要修改的内容
field-setup-note-hint = 合作伙伴的 IT 管理员会在邮件和其页面上看到。
setup-returned-at = 已于 { $at } 退回。
setup-links = 链接
setup-link-works = 有效
setup-link-revoked = 已撤回
setup-link-expired = 已过期
setup-link-revoke = 撤回
setup-link-revoke-named = 撤回 { $name }
setup-send = 发送链接
setup-waits = 有一项设置等待批准
field-setup-email = 合作伙伴 IT 管理员的电子邮件地址
field-setup-email-hint = 链接有效期为 30 天，且仅对此邮箱有效。
field-auto-approve = 批准
auto-approve = 当合作伙伴证明此处所列的域名时，无需我批准即启用

event-recovery = 丢失第二因素
recovery = 丢失通行密钥
recovery-text = 已登录并证明邮箱，请求新的通行密钥。
recovery-open = 此来宾已登录并证明邮箱，声称丢失了所有通行密钥和身份验证器应用。批准之前，请拨打您已知的号码与其通话：邮箱被盗时的情形看起来完全相同。
recovery-approve = 批准新的通行密钥
recovery-refuse = 拒绝
event-invite-volume = 邀请数量异常
# One connection
connection-open = 详细信息、测试和更改
connection-agreed = 约定内容
connection-change = 更改约定内容
connection-client = 我们在那里证明身份的方式
connection-claims = 姓名、地址和组的声明
connection-test-text = 请用合作伙伴的帐户登录一次。这不会让任何人获得访问权限，我们只显示返回的内容。
connection-preview = 映射结果
connection-preview-text = 预览显示下方名称应用于上次测试的声明后的结果，不会更改任何内容。
connection-verified = 地址已获担保
connection-our-groups = 此处的组
claims-came = 收到的声明
claim-at-userinfo = （来自 userinfo）
home-unread = 无法读取该身份提供者：
home-origins = 其端点的主机
home-algorithms = 其 ID 令牌的算法
home-keys = 其密钥的指纹
home-subjects = 其主体的形式
shape-uuid = UUID
shape-digits = 数字
shape-user-name = 用户名
shape-address = 电子邮件地址
shape-mixed = 其他文本
shape-any = 任意（已接受）
auth-method-client-secret = 通过客户端机密
auth-method-private-key-jwt = 通过我们公开的密钥（private_key_jwt）
auth-method-none = 不证明（公共客户端）
field-own-proof = 我们证明身份的方式
field-new-secret = 新的客户端机密
field-new-secret-hint = 留空则保留已存储的机密。机密会加密存储，且不再显示。
field-name-claim = 表示姓名的声明
field-email-claim = 表示电子邮件地址的声明
field-groups-claim = 表示组的声明
field-group-map = 按值对应的组
field-group-map-hint = 每行一个：合作伙伴处的值 = 此处的组。在那里失去该值的人员也会离开此处的组。
preview = 预览
test-over = 测试登录已完成
test-over-text = 没有人因此登录。报告会显示收到的内容。
test-over-report = 显示报告

# The partner's directory (SCIM)

directory = 目录（SCIM）
directory-title = { $name } 的目录
directory-intro = 有了令牌，合作伙伴的目录即可使其人员与我们保持同步：新人员可以访问，离职人员立即失去访问权限。它仅涉及此连接的人员。
directory-address = 基地址
directory-users = 目录中的用户
directory-groups = 目录中的组
directory-tokens = 令牌
directory-token = 令牌
directory-once = 此令牌仅显示这一次。请通过您信任的渠道将其交给合作伙伴的 IT 部门。
directory-made = 创建时间
directory-ends = 到期时间
directory-used = 上次使用
directory-never = 从未
directory-over = 已失效
directory-rotate = 同时最多有两个有效令牌。如需更换，请先创建另一个，让合作伙伴改用新令牌，然后收回旧令牌。
directory-make = 创建有效期一年的令牌
directory-who = 如何识别用户
field-directory-subject = 表示主体的属性
field-directory-subject-hint = 用户的某个属性，其值与那里的登录系统作为 sub 发送的值相同，仅用于尚未关联的用户。只有当合作伙伴绝不会将同一值分配给第二个人时，才应选择它。
directory-subject-none = 无：以使用该地址的首次登录为准
directory-subject-external-id = externalId
directory-subject-user-name = userName

## Settings
nav-settings = 设置
settings-text = 在此保存的内容会立即在所有节点上生效。清空字段即可恢复默认值。
settings-host = 公司
settings-languages = 语言
settings-mail = 邮件
settings-lifetimes = 期限
settings-limits = 限制
settings-contrast = 您所选颜色的最低对比度在浅色页面上为 { $light }，在深色页面上为 { $dark }；文字需要达到 4.5。
settings-fixed = 已在配置中设定
settings-fixed-text = 这些项目在配置文件或环境变量中。请在那里更改，或将其移除后在此设置。
setting-company = 公司名称
setting-contact-url = 来宾获取帮助的位置
setting-contact-url-hint = 以 https:// 或 mailto: 开头的链接
setting-support = 联系电话
setting-support-hint = 显示在每个页面底部的一行文字，例如电话号码及服务时间
setting-brand-accent = 链接和按钮的颜色
setting-brand-accent-hint = 例如 #12558f。颜色须足够深，以便在白色背景上阅读；深色页面会使用其较浅的颜色。
setting-logo = 徽标
setting-logo-hint = 不超过 64 kB、适用于浅色背景的 PNG 或 WebP 图像。不接受 SVG，因为其中可能包含脚本。
setting-logo-remove = 移除徽标
setting-language = 没有更具体的依据时使用的语言
setting-languages = 提供的语言
setting-languages-hint = 来宾可以切换到这些语言。全部不选或全部选中，则提供所有已翻译的语言。
setting-mail-from = 邮件发件人
setting-mail-from-hint = 例如 Contoso 加上尖括号中的 guests@contoso.example，或仅填地址
setting-mail-reply-to = 回复地址
setting-mail-reply-to-hint = 用于未指明邀请人的情况
setting-mail-bounce = 无法投递的邮件发送至
setting-mail-bounce-hint = 有人查阅的邮箱；留空则为发件人
setting-mail-reminders = 多少天后提醒邀请
setting-mail-reminders-hint = 最多五个数字，例如 3 10。输入 0 表示从不提醒。
setting-mail-endings = 访问权限结束前多少天通知来宾
setting-mail-endings-hint = 最多五个数字，例如 2 14。输入 0 表示不通知。
setting-span-hint = 例如 12h 或 14d
setting-lifetimes-invitation = 邀请的有效期
setting-lifetimes-sponsor-grace = 负责人离开后来宾的保留期
setting-limits-invitations = 一位管理员一天可邀请的新来宾数
setting-limits-codes = 就一个网络而言，一小时内发往一个地址的验证码数
setting-limits-codes-of-strangers = 就所有未知设备而言，一小时内发往一个地址的验证码数
setting-limits-codes-from = 一个网络一小时内可请求的验证码数
setting-limits-guesses = 一个网络一小时内可尝试的错误链接数
setting-limits-lookups = 一个网络一小时内可查询的地址数
event-settings = 设置
mails-title = 邮件
mails-text = 来宾和合作伙伴收到的每种邮件，带有您的名称、颜色和徽标。姓名和链接均为示例。
mails-show = 显示
mails-from = 发件人
mails-html = 查看 HTML
mails-send = 发送给我
mails-send-to = 发送到 { $mail }，与其他邮件一样经由发件箱。如果没有收到，日志中会记录邮件服务器的答复。
mail-kind = 类型
mail-language = 语言
mail-kind-invitation = 邀请
mail-kind-reminder = 邀请提醒
mail-kind-code = 验证码
mail-kind-access-ending = 访问权限即将结束
mail-kind-access-ended = 访问权限已终止
mail-kind-request-decision = 申请结果
mail-kind-setup-link = 供合作伙伴使用的设置链接
mail-kind-security-notice = 安全通知
done-mailed = 邮件已发送。

## Lists: guests and the audit chain
unconfirmed = 活动但未确认
ends-before = 结束日期早于
views = 已保存的筛选条件：
view-name = 此筛选条件的名称
view-save = 保存筛选条件
this-filter = 此筛选条件
with-selected = 对所选项执行
select-all = 选择全部 { $total } 个匹配项
extend = 设置最后一天
change-sponsor = 更改负责人
export-csv = 导出为 CSV
export-jsonl = 导出为 JSON Lines
and-more = 以及另外 { $count } 项
bulk-act-give = 分配应用
bulk-act-extend = 设置最后一天
bulk-act-sponsor = 更改负责人
bulk-act-remove = 移除访问权限
bulk-changed = 已更改 { $count } 位来宾
change-changed = 已更改
change-unchanged = 原本就是如此
change-guest-unknown = 没有此来宾
change-guest-gone = 已移除或已冻结
change-unavailable = 未执行，请重试
actor-admin = 任何管理员
actor-guest = 任何来宾
actor-app = 任何应用
actor-partner-admin = 合作伙伴的 IT 人员
actor-directory = 合作伙伴的目录
actor-anonymous = 未登录
actor-operator = 运维人员
actor-system = Portico 自身
why-refused = 拒绝原因
reference = 参考编号
since-day = 起始日期
until-day = 截止日期
chain-holds = 完好
chain-verified = 已核对至 #{ $line }，{ $at }
chain-broken = 第 { $line } 行与写入时不符。请原样保留此数据库，并与备份进行比较。
chain-unchecked = 尚未核对。

## Admins, proofs and keys
nav-admins = 管理员
nav-keys = 密钥
done-rotated = 已生成新密钥。应用能够获知后，即用于签名。
admin-role-app-owner = 应用所有者
admins-title = 管理员
admin-add = 添加管理员
admin-add-text = 对方会获得用于首次登录的一次性链接。邀请者或应用所有者所限定的合作伙伴和应用，在下一页设置。
admin-link-once = 请亲自转交此链接。它在 { $minutes } 分钟内只能使用一次，且仅在此时显示。
admin-bind = 角色与范围
admin-bind-text = 合作伙伴和应用仅对邀请者和应用所有者有意义，从其下一个请求起生效。
admin-new-link = 新的一次性链接
admin-audit = 操作记录
bound = 范围受限
bound-partners-hint = 邀请者只能查看和邀请所选合作伙伴的人员；不选则表示全部。
bound-apps-hint = 邀请者只能分配所选应用；不选则表示全部。应用所有者只能管理所选应用。
admin-step-up-title = 请证明是您本人
admin-step-up-text = 接下来的操作无法撤消，或影响范围很大。请用通行密钥证明是您本人，之后将返回原来的位置。
admin-step-up-none = 您在此没有通行密钥。请用一次性链接重新登录，然后添加通行密钥。运维人员可用以下命令输出链接：
keys-title = 签名密钥
keys-text = 密钥会自动更换。下一个密钥在用于签名之前即已公开，旧密钥会保留到其最后一个令牌到期为止。
keys-rotate = 立即轮换
keys-rotate-text = 生成新密钥，并在应用能够获知后立即启用，例如在密钥可能已泄露时使用。
keys-alg = 算法
keys-uses = 按 ID 令牌算法列出的应用
keys-access = 所有应用的访问令牌
keys-jwks = 公开的密钥集
key-next = 下一个
key-current = 当前
key-retiring = 即将停用
signs-from = 签名开始
signs-until = 签名截止
published-until = 公开截止
app-count = { $count } 个应用

## A guest: use and sessions
last-used = 上次使用
if-removed = 如现在移除，仍可使用至
closed-at-once = 立即关闭
history-all = 全部历史记录
end-session = 结束
end-session-of = 结束 { $time } 的会话
end-sessions = 结束所有会话

## Start page: what waits
count-unconfirmed = 未确认的活动来宾
count-orphans = 没有负责人的活动来宾
count-ending = 访问权限将在 30 天内结束的活动来宾
count-mails = 未投递的邮件
sign-ins-today = 今日登录
signed-in = 登录时间

## What guests ask for
requests-title = 来宾的申请
requests-none = 没有等待答复的申请
requests-none-text = 来宾可在其面板上申请应用。可申请哪些应用，在各应用的页面上设置。
requests-all = 显示全部 { $count } 项申请，包括其他负责人的申请
requests-mine = 仅显示由我处理的申请（{ $count }）
requests-wait = 有 { $count } 项来宾申请等待您答复
requests-invitations = 其他邀请申请
request-title = { $guest } 申请 { $app }
request-for = 申请内容
request-since = 申请时间
request-kind-access = 访问权限
request-kind-extension = 延长期限
request-confirmed = 其公司上次确认
request-last-used = 上次打开该应用
request-never-used = 从未
request-now = 目前
request-opens = 可以打开
request-guest-ends = 来宾的所有访问权限结束
request-partner-ends = 合作伙伴的协议结束
request-approve = 准许
request-approve-text = 来宾可立即打开该应用，并会收到邮件通知。如果申请的是延长期限，而来宾自身的结束日期更早，则该日期也会顺延。
request-refuse = 不准许
request-not-yours = 由来宾的负责人或负责管理的管理员决定。
field-request-until = 最后一天
field-request-until-hint = 例如 2027-03-31。不得晚于合作伙伴协议的结束日期。
field-request-reason = 不准许的原因
field-request-reason-hint = 来宾会在邮件和面板上看到。
app-listing = 在面板上
field-listing = 应用的用途
field-listing-hint = 显示在名称下方、供来宾阅读的一行说明。
field-requestable = 申请
requestable-yes = 当合作伙伴的协议包括此应用时，来宾可以申请
done-request-refused = 未准许，来宾会收到邮件通知。
event-request = 申请访问权限

## Terms of use
nav-terms = 条款
done-published = 已发布。此版本不再更改。
condition-terms = 来宾已同意使用条款
event-terms = 使用条款
terms-title = 使用条款
terms-of-use = 文本
field-terms-app = 要求同意的场合
field-terms-app-hint = 应用的条款在所有人同意的条款之外另行要求。
field-terms-title = 标题
field-terms-text = 正文
field-terms-text-hint = 纯文本。空行另起一段，https 地址会成为链接。标题和正文都留空则移除该语言。
field-terms-from = 生效日期
field-terms-from-hint = 例如 2027-03-31，从当天开始 (UTC)。留空：立即生效。
field-terms-also = 询问谁
terms-again-all = 再次询问已同意旧版本的人
terms-yearly = 同意满一年后再次询问所有人
terms-untitled = 尚无文本
terms-empty = 来宾目前无需同意任何内容
terms-empty-text = 写下首次访问前需要同意的内容，然后发布。
terms-from = 生效时间
terms-agreed = 已同意的来宾
terms-everything = 所有内容
terms-new = 另一个版本
terms-new-text = 以上一版本的文本开始。发布之前不会询问任何人。
terms-new-go = 撰写
terms-state-draft = 草稿
terms-state-to-come = 即将生效
terms-state-in-force = 生效中
terms-state-replaced = 已取代
terms-discard = 丢弃草稿
terms-next = 撰写下一版本
terms-published = 发布时间
terms-asked = 询问对象
terms-asks-all = 所有人，包括已同意旧版本的人。
terms-asks-new = 未同意任何旧版本的人。
terms-asks-yearly = 同意一年后失效。
terms-to-ask = 尚需同意的活动来宾
terms-write = 撰写
terms-preview = 来宾看到的内容
terms-publish = 发布
terms-publish-text = 已发布的版本不再更改。生效后，被询问的来宾在同意之前无法打开任何应用；正在使用应用的人会在应用续期访问权限时被询问。
