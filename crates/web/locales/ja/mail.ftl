# draft: not yet read by a native speaker
### Mails. Subjects have at most 70 characters with names of usual length.

mail-hello = { $name } 様
mail-hello-plain = お世話になっております。
mail-automatic = このメールは { $company } から送信されています。{ $company } に、あなたと共同作業をしている方がいるためです。

## Invitation
mail-invite-subject = { $inviter } さんから { $company } への招待
mail-invite-subject-app = { $company } から { $app } への招待
mail-invite-again-subject = 未承諾: { $inviter } さんから { $company } への招待
mail-invite-again = この招待はまだ承諾されていません。これはリマインダーです。返信の必要はありません。
mail-invite-text = { $inviter } さんが、{ $company } との共同作業にあなたを招待しています。
mail-invite-text-mail = { $inviter } さん ({ $mail }) が、{ $company } との共同作業にあなたを招待しています。
mail-invite-message = { $inviter } さんからのメッセージ:
mail-invite-apps = 利用できるようになるアプリ:
mail-invite-action = 招待を確認する
mail-invite-link = 招待はこちらで確認できます:
mail-invite-until = このリンクはあなた専用で、{ $until } まで有効です。ほかの人に転送しないでください。
mail-invite-contact = ご質問は { $inviter } さんまでお寄せください:
mail-invite-unexpected = お心当たりがない場合は、何もする必要はありません。ご本人の操作がなければ何も行われません。

## Code
mail-code-subject = { $company } のコード: { $code }
mail-code-text = コード: { $code }
mail-code-minutes = コードを要求したブラウザーで { $minutes } 分間有効です。
mail-code-unexpected = コードを要求していない場合は、何もせず、コードを誰にも教えないでください。電話やメールでコードをお尋ねすることは決してありません。

## Access ends
mail-ending-subject = { $company } でのアクセスがまもなく終了します
mail-ending-text = { $company } のアプリへのアクセスは { $until } に終了します。
mail-ending-sponsor = 引き続き必要な場合は、担当者の { $sponsor } さんに依頼してください。
mail-ending-nobody = 引き続き必要な場合は、共同作業の相手に依頼してください。

## Access ended
mail-ended-subject = { $company } でのアクセスの終了
mail-ended-text = { $company } のアプリへのアクセスが終了しました。必要な操作はありません。
mail-ended-contact = お心当たりがない場合は、こちらにお問い合わせください:

## To the postmaster of a domain
mail-domain-subject = { $company } からの確認: { $domain } は貴社のドメインですか?
mail-domain-text = { $partner } は { $company } と共同作業を行っており、メールドメイン { $domain } を自社のものとしています。このドメインのポストマスター宛てのメールを受け取っている方として、これを確認していただけます。
mail-domain-link = 内容の確認はこちら:
mail-domain-until = このリンクは { $until } までに1回だけ使用できます。
mail-domain-unexpected = 正しくない場合は、何もする必要はありません。操作がなければ何も確認されません。

## To an inviter
mail-asked-subject = { $name } さんが新しい招待を必要としています
mail-asked-text = { $name } さん ({ $email }) 宛ての招待を使用できなかった方が、新しい招待を求めています。
mail-asked-account = 使用されたアカウントは { $account } です。これは相手方のサインインが示した情報です。招待する前に、誰のものかを確認してください。
mail-asked-link = 内容を確認して再度招待するか、見送ってください:

## To a sponsor: a guest froze
mail-frozen-subject = { $name } さんが凍結されました
mail-frozen-text = ゲスト { $name } さん ({ $email }) が凍結されました。今後はすべてのアプリで拒否されます。これまでの割り当てはアーカイブされています。
mail-frozen-link = 内容を確認し、凍結解除、削除、または現状維持を選択してください:

## To admins: a sponsor went
mail-sponsor-subject = { $name } さんのゲストの担当者を決めてください
mail-sponsor-text = { $name } さんは管理者ではなくなりました。担当していたゲストは { $guests } 人です。
mail-sponsor-until = { $until } までに誰も引き継がない場合、これらのゲストは凍結されます。
mail-sponsor-frozen = { $until } までに誰も引き継がなかったため、これらのゲストは凍結されました。引き続き必要なゲストは凍結を解除してください。
mail-sponsor-link = 引き継ぎはこちら:

## A set-up by the partner
mail-setup-subject = { $partner } の { $company } への接続
mail-setup-text = { $inviter } さんから、{ $partner } のサインインを { $company } に接続するよう依頼がありました。接続すると、社員の方は既存のアカウントでサインインできます。
mail-setup-link = 開始する、または中断したところから再開するには、こちらを開いてください:
mail-setup-until = このリンクは { $until } まで有効です。このアドレスにお送りするコードを入力すれば、どのブラウザーでも使用できます。テストと承認が済むまで、運用は開始されません。
mail-setup-unexpected = ご担当でない場合も、転送はしないでください。リンクはこのメールボックスでのみ使用できます。代わりにこのメールにご返信ください。
mail-setup-approved-subject = 承認済み: { $partner } から { $company } へのサインイン
mail-setup-approved-text = { $partner } のためにセットアップされたサインインを { $company } が承認しました。今後、社員の方はこれを使用してサインインします。
mail-setup-returned-subject = { $partner } と { $company }: 変更が必要です
mail-setup-returned-text = { $partner } のためにセットアップされたサインインを { $company } が確認し、差し戻しました。まだ誰も使用していません。
mail-setup-returned-note = { $company } からのコメント:
mail-setup-returned-link = お手元のメールのリンクを開いて必要な箇所を変更し、もう一度テストしてから、あらためて引き渡してください。

## Something changed about how a guest proves who they are
mail-factor-subject = { $company } でのサインイン方法が変更されました
mail-factor-passkey-added = アカウントにパスキーが追加されました。
mail-factor-passkey-removed = アカウントからパスキーが削除されました。
mail-factor-totp-added = アカウントに認証アプリが追加されました。
mail-factor-totp-removed = アカウントから認証アプリが削除されました。
mail-factor-recovery-asked = あなたとしてサインインし、あなたのメールを受け取っている方が、パスキーと認証アプリを紛失したと申告しました。こちらの担当者に連絡しました。
mail-factor-recovery-approved = 新しいパスキーを作成できます。1日以内に、依頼したときと同じブラウザーで同じページを開いてください。
mail-factor-recovery-refused = 新しいパスキーの依頼は拒否されました。何も変更されていません。
mail-factor-recovered = アカウントのパスキーと認証アプリはすべて、新しいパスキーに置き換えられました。
mail-factor-yours = ご本人による操作の場合、必要な対応はありません。
mail-factor-not-yours = お心当たりがない場合は、直ちにご連絡ください:

mail-recovery-subject = { $name } さんがパスキーを紛失しました
mail-recovery-text = { $name } さん ({ $email }) がサインインしてメールボックスを証明し、パスキーと認証アプリをすべて紛失したと申告しています。
mail-recovery-check = 承認する前に、ご存じの電話番号で { $name } さんに連絡してください。メールボックスが乗っ取られた場合も、まったく同じように見えます。
mail-recovery-link = { $until } までに管理コンソールで承認または拒否してください:
mail-accepted-subject = { $name } さんが別のアカウントで承諾しました
mail-accepted-text = { $name } さん ({ $email }) への招待が、アカウント { $account } で承諾されました。確認できた限りでは、承諾した方は招待先のメールボックスも受け取っています。
mail-accepted-link = このアカウントに心当たりがない場合は、こちらでゲストを一時停止してください:
mail-volume-subject = { $inviter } さんの招待数が通常より多くなっています
mail-volume-text = { $inviter } さんが1時間以内に { $number } 人を超える人を招待しました。計画されたインポートでない場合は、このアカウントを無効にし、招待された人を確認してください。
mail-volume-link = 監査ページですべて確認できます:

mail-collision-subject = { $name } さんのアドレスで別の人がアクセスしました
mail-collision-text = { $home } のアカウント { $account } が、ゲスト { $name } さん ({ $email }) のアドレスを持つと示しました。このアクセスは拒否されました。アドレスだけでアクセスできることはなく、ゲストのアクセスに変更はありません。
mail-forwarded-subject = { $name } さんの招待を別の人が開きました
mail-forwarded-text = { $home } のアカウント { $account } が、{ $name } さん ({ $email }) の招待リンクを開きました。このアクセスは拒否されました。リンクは引き続き { $name } さんだけが使用できます。
mail-notice-link = お心当たりがない場合は、ゲストの情報を確認し、所属する会社にお問い合わせください:
## To admins: something to look at
mail-alert-link = 確認はこちら:
alert-connection-held = 保留中: { $partner } のサインイン ({ $about })
alert-connection-held-text = { $partner } の ID プロバイダー ({ $about }) に、承認されていない変更がありました。変更が承認されるまで、このプロバイダーでは誰もサインインできません。まずパートナーに確認してください。その際、このメールやページに記載された連絡手段は使用しないでください。
alert-keys-replaced = 新しいキー: { $partner } のサインイン ({ $about })
alert-keys-replaced-text = { $partner } の ID プロバイダー ({ $about }) が新しいキーで署名しており、以前のキーは1つも残っていません。プロバイダーを変更した場合も、アドレスが乗っ取られた場合も、このように見えます。サインインは引き続き可能です。パートナーによる変更かどうかを確認してください。
alert-foreign-tenant = 別の会社: { $partner } のサインイン ({ $about })
alert-foreign-tenant-text = { $partner } のサインイン ({ $about }) から、合意していない会社のアカウントでアクセスがあり、拒否されました。パートナーが移行した場合は新しいテナントを承認してください。それ以外の場合、必要な操作はありません。
alert-domain-lapsing = { $about } はまもなく { $partner } のドメインと見なされなくなります
alert-domain-lapsing-text = { $about } が { $partner } のものであるという証明が再び見つかりませんでした。3回続くとこのドメインは無効になり、確認済みのアドレスとしてアプリに通知されなくなります。
alert-domain-lapsed = { $about } は { $partner } のドメインと見なされなくなりました
alert-domain-lapsed-text = { $about } が { $partner } のものであるという証明がなくなりました。再び証明されるまで、このドメインのアドレスは確認済みとしてアプリに通知されません。
alert-setup-waits = { $partner } が承認を待っています
alert-setup-waits-text = { $partner } がサインイン ({ $about }) を接続してテストし、引き渡しました。承認されるまで、誰も使用できません。
alert-setup-approved = { $partner } は自社のサインインを使用しています
alert-setup-approved-text = { $partner } がセットアップしたサインイン ({ $about }) が承認され、使用されています。

## What guests ask for
mail-access-asked-subject = { $name } さんが { $app } を依頼しています
mail-access-asked-access = { $name } さん ({ $email }) が { $app } へのアクセスを依頼しています。
mail-access-asked-extension = { $name } さん ({ $email }) が { $app } の期間の延長を依頼しています。
mail-access-asked-note = 依頼者からのメッセージ:
mail-access-asked-open = 判断する
mail-access-asked-link = 許可または拒否はこちら:
mail-approved-subject = { $app } を開けるようになりました
mail-approved-text = { $app } を開けるようになりました。
mail-approved-until = { $app } を { $until } まで開けるようになりました。
mail-refused-subject = { $app } の依頼について
mail-refused-text = { $app } の依頼は許可されませんでした。回答:
mail-request-panel = アプリの一覧:

## What somebody decided about themselves
mail-said-left-subject = { $name } さんが離脱しました
mail-said-left-text = { $name } さん ({ $email }) が本人の希望で離脱しました。すべてのアクセスが終了しました。
mail-said-declined-subject = { $name } さんが招待を辞退しました
mail-said-declined-text = { $name } さん ({ $email }) が招待を辞退しました。この招待はもう使用できません。
mail-said-blocked-subject = { $name } さんは招待を希望していません
mail-said-blocked-text = { $name } さん ({ $email }) が招待を辞退し、今後の招待も希望していません。このアドレスはもう招待できません。
mail-said-reported-subject = { $name } さんへの招待が報告されました
mail-said-reported-text = { $name } さん ({ $email }) のメールを受け取っている方が、この招待に心当たりがないとして確認を求めています。
