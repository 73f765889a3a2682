# draft: not yet read by a native speaker
### Mails. Subjects have at most 70 characters with names of usual length.

mail-hello = { $name }，您好：
mail-hello-plain = 您好：
mail-automatic = 此邮件由 { $company } 发送，因为那里有人与您合作。

## Invitation
mail-invite-subject = { $inviter } 邀请您加入 { $company }
mail-invite-subject-app = { $company } 邀请您使用 { $app }
mail-invite-again-subject = 尚待接受：{ $inviter } 邀请您加入 { $company }
mail-invite-again = 该邀请尚待接受。此邮件仅为提醒，无需回复。
mail-invite-text = { $inviter } 邀请您与 { $company } 合作。
mail-invite-text-mail = { $inviter }（{ $mail }）邀请您与 { $company } 合作。
mail-invite-message = { $inviter } 的留言：
mail-invite-apps = 您将可以打开：
mail-invite-action = 查看邀请
mail-invite-link = 请在此查看邀请：
mail-invite-until = 此链接仅供您本人使用，有效期至 { $until }。请勿转发。
mail-invite-contact = 有疑问？请通过以下方式联系 { $inviter }：
mail-invite-unexpected = 没想到会收到邀请？您可以不予理会：没有您的操作，不会发生任何事情。

## Code
mail-code-subject = { $code } 是您在 { $company } 的验证码
mail-code-text = 您的验证码是 { $code }
mail-code-minutes = 验证码在您请求它的浏览器中有效，有效期为 { $minutes } 分钟。
mail-code-unexpected = 没有请求过验证码？您无需操作，也请勿将验证码告诉任何人。我们绝不会通过电话或邮件索要验证码。

## Access ends
mail-ending-subject = 您在 { $company } 的访问权限即将结束
mail-ending-text = 您对 { $company } 应用的访问权限将于 { $until } 结束。
mail-ending-sponsor = 需要更长时间？请联系您在那里的负责人 { $sponsor }。
mail-ending-nobody = 需要更长时间？请联系在那里与您合作的人。

## Access ended
mail-ended-subject = 您在 { $company } 的访问权限已终止
mail-ended-text = 您对 { $company } 应用的访问权限已终止。您无需进行任何操作。
mail-ended-contact = 如果您对此感到意外，请在此询问：

## To the postmaster of a domain
mail-domain-subject = { $company } 询问：{ $domain } 是您的域名吗？
mail-domain-text = { $partner } 与 { $company } 合作，并表示邮件域名 { $domain } 归其所有。您负责接收该域名的邮局管理员（postmaster）邮件，因此可以确认这一点。
mail-domain-link = 请在此查看并确认：
mail-domain-until = 此链接只能使用一次，有效期至 { $until }。
mail-domain-unexpected = 情况不属实？您可以不予理会：没有您的操作，不会确认任何内容。

## To an inviter
mail-asked-subject = { $name } 需要新的邀请
mail-asked-text = 有人无法使用发给 { $name }（{ $email }）的邀请，请求重新邀请。
mail-asked-account = 对方使用的帐户是 { $account }。这是对方登录系统提供的信息，邀请前请核实其身份。
mail-asked-link = 请查看并重新邀请，或忽略此请求：

## To a sponsor: a guest froze
mail-frozen-subject = { $name } 已被冻结
mail-frozen-text = 来宾 { $name }（{ $email }）已被冻结：即刻起所有应用都会拒绝其访问，其原有的分配已归档。
mail-frozen-link = 请查看并选择解冻、移除或保持现状：

## To admins: a sponsor went
mail-sponsor-subject = 谁来负责 { $name } 的来宾？
mail-sponsor-text = { $name } 不再是管理员，其原先负责 { $guests } 位来宾。
mail-sponsor-until = 如果在 { $until } 之前无人接管，这些来宾将被冻结。
mail-sponsor-frozen = 截至 { $until } 无人接管，因此这些来宾已被冻结。请解冻仍然需要的来宾。
mail-sponsor-link = 请在此接管：

## A set-up by the partner
mail-setup-subject = 将 { $partner } 接入 { $company }
mail-setup-text = { $inviter } 请您将 { $partner } 的登录系统接入 { $company }，以便贵公司的人员使用现有帐户登录。
mail-setup-link = 请在此开始，或从上次中断处继续：
mail-setup-until = 此链接有效期至 { $until }，在任何浏览器中输入我们发送到此地址的验证码即可使用。在测试并获得批准之前，不会启用任何内容。
mail-setup-unexpected = 这不是您的工作？请勿转发：此链接仅对本邮箱有效。请直接回复此邮件。
mail-setup-approved-subject = 已批准：{ $partner } 登录 { $company }
mail-setup-approved-text = { $company } 已批准您为 { $partner } 设置的登录系统。即刻起，贵公司的人员通过它登录。
mail-setup-returned-subject = { $partner } 与 { $company }：有内容需要修改
mail-setup-returned-text = { $company } 查看了您为 { $partner } 设置的登录系统，并将其退回。目前还没有人使用它。
mail-setup-returned-note = { $company } 的说明：
mail-setup-returned-link = 请打开您已收到的邮件中的链接，修改所需内容，再次测试，然后重新提交。

## Something changed about how a guest proves who they are
mail-factor-subject = 您在 { $company } 的登录方式已变更
mail-factor-passkey-added = 您的帐户已添加一个通行密钥。
mail-factor-passkey-removed = 您的帐户已移除一个通行密钥。
mail-factor-totp-added = 您的帐户已添加身份验证器应用。
mail-factor-totp-removed = 您的帐户已移除身份验证器应用。
mail-factor-recovery-asked = 有人以您的身份登录并能读取您的邮件，声称您丢失了通行密钥和身份验证器应用。我们已通知您在这里的负责人。
mail-factor-recovery-approved = 您可以创建新的通行密钥：请在一天之内，在您提出请求的浏览器中打开同一页面。
mail-factor-recovery-refused = 您创建新通行密钥的请求已被拒绝，没有任何更改。
mail-factor-recovered = 一个新的通行密钥已取代您帐户的所有通行密钥和身份验证器应用。
mail-factor-yours = 如果是您本人的操作，则无需处理。
mail-factor-not-yours = 如果不是您本人的操作，请立即告诉我们：

mail-recovery-subject = { $name } 丢失了通行密钥
mail-recovery-text = { $name }（{ $email }）已登录并证明了邮箱归其所有，声称丢失了所有通行密钥和身份验证器应用。
mail-recovery-check = 批准之前，请拨打您已知的号码与 { $name } 通话。邮箱被盗时的情形看起来完全相同。
mail-recovery-link = 请在 { $until } 之前在控制台中批准或拒绝：
mail-accepted-subject = { $name } 用另一个帐户接受了邀请
mail-accepted-text = 您发给 { $name }（{ $email }）的邀请已由帐户 { $account } 接受。就我们所能证明的，接受者也能读取受邀邮箱。
mail-accepted-link = 如果您不认识该帐户，请在此暂停该来宾：
mail-volume-subject = { $inviter } 邀请的人数异常多
mail-volume-text = { $inviter } 在一小时内邀请了超过 { $number } 人。如果这不是计划中的导入，请停用该帐户并检查受邀人员。
mail-volume-link = 审计页面列出了每一次邀请：

mail-collision-subject = 有人使用 { $name } 的地址访问
mail-collision-text = { $home } 的帐户 { $account } 声称拥有您的来宾 { $name }（{ $email }）的地址，已被拒绝：仅凭地址在此无法访问任何内容，该来宾的访问权限没有变化。
mail-forwarded-subject = { $name } 的邀请被他人打开
mail-forwarded-text = { $home } 的帐户 { $account } 打开了 { $name }（{ $email }）的邀请链接，已被拒绝。该链接仍仅供 { $name } 使用。
mail-notice-link = 如果您对此感到意外，请查看该来宾并向其公司询问：
## To admins: something to look at
mail-alert-link = 请在此查看：
alert-connection-held = 已搁置：{ $partner } 的登录系统（{ $about }）
alert-connection-held-text = { $partner } 的身份提供者（{ $about }）发生了未经任何人同意的变更。在有人接受该变更之前，任何人都无法通过它登录。请先向合作伙伴核实，但不要使用此邮件或页面中给出的联系方式。
alert-keys-replaced = 新密钥：{ $partner } 的登录系统（{ $about }）
alert-keys-replaced-text = { $partner } 的身份提供者（{ $about }）使用新密钥签名，原有密钥一个也没有保留。更换提供者时会出现这种情况，地址被他人接管时也会如此。目前人员仍可登录，请向合作伙伴核实是否为其所为。
alert-foreign-tenant = 另一家公司出现在 { $partner } 的登录系统（{ $about }）
alert-foreign-tenant-text = 有人通过 { $partner } 的登录系统（{ $about }）使用未经约定的公司帐户访问，已被拒绝。如果合作伙伴已迁移，请同意新的租户；否则无需处理。
alert-domain-lapsing = { $about } 即将不再视为 { $partner } 的域名
alert-domain-lapsing-text = 再次未能找到 { $about } 属于 { $partner } 的证明。连续三次之后，该域名将失效，应用也不再获知该域名下经过确认的地址。
alert-domain-lapsed = { $about } 不再视为 { $partner } 的域名
alert-domain-lapsed-text = { $about } 属于 { $partner } 的证明已不存在。在重新证明之前，应用不会获知该域名下经过确认的地址。
alert-setup-waits = { $partner } 等待您的批准
alert-setup-waits-text = { $partner } 已接入并测试其登录系统（{ $about }），现已提交。在有人批准之前，任何人都无法使用。
alert-setup-approved = { $partner } 现在使用自己的登录系统
alert-setup-approved-text = { $partner } 设置的登录系统（{ $about }）已获批准并投入使用。

## What guests ask for
mail-access-asked-subject = { $name } 申请 { $app }
mail-access-asked-access = { $name }（{ $email }）申请 { $app } 的访问权限。
mail-access-asked-extension = { $name }（{ $email }）申请延长 { $app } 的期限。
mail-access-asked-note = 对方的留言：
mail-access-asked-open = 作出决定
mail-access-asked-link = 请在此准许或拒绝：
mail-approved-subject = 您可以打开 { $app }
mail-approved-text = 您现在可以打开 { $app }。
mail-approved-until = 您现在可以打开 { $app }，有效期至 { $until }。
mail-refused-subject = 关于您对 { $app } 的申请
mail-refused-text = 您对 { $app } 的申请未获准许。答复如下：
mail-request-panel = 您的应用：

## What somebody decided about themselves
mail-said-left-subject = { $name } 已离开
mail-said-left-text = { $name }（{ $email }）已自愿离开，其所有访问权限均已终止。
mail-said-declined-subject = { $name } 谢绝了您的邀请
mail-said-declined-text = { $name }（{ $email }）谢绝了您的邀请，该邀请已失效。
mail-said-blocked-subject = { $name } 不希望收到邀请
mail-said-blocked-text = { $name }（{ $email }）谢绝了您的邀请，并且不希望再收到邀请。此地址已无法再受邀。
mail-said-reported-subject = 发给 { $name } 的邀请被举报
mail-said-reported-text = 读取 { $name }（{ $email }）邮件的人没想到会收到此邀请，请您查看。
