# draft: not yet read by a native speaker
### Mails. Subjects have at most 70 characters with names of usual length.

mail-hello = { $name }，您好：
mail-hello-plain = 您好：
mail-automatic = 此郵件由 { $company } 寄出，因為那裡有人與您合作。

## Invitation
mail-invite-subject = { $inviter } 邀請您加入 { $company }
mail-invite-subject-app = { $company } 邀請您使用 { $app }
mail-invite-again-subject = 尚待接受：{ $inviter } 邀請您加入 { $company }
mail-invite-again = 該邀請尚待接受。此郵件僅為提醒，不需要回覆。
mail-invite-text = { $inviter } 邀請您與 { $company } 合作。
mail-invite-text-mail = { $inviter }（{ $mail }）邀請您與 { $company } 合作。
mail-invite-message = { $inviter } 的留言：
mail-invite-apps = 您將可以開啟：
mail-invite-action = 檢視邀請
mail-invite-link = 請在此檢視邀請：
mail-invite-until = 此連結僅供您本人使用，有效期限至 { $until }。請勿轉寄。
mail-invite-contact = 有問題嗎？請透過以下方式聯絡 { $inviter }：
mail-invite-unexpected = 沒想到會收到邀請？您可以不予理會：沒有您的操作，就不會發生任何事。

## Code
mail-code-subject = { $code } 是您在 { $company } 的驗證碼
mail-code-text = 您的驗證碼是 { $code }
mail-code-minutes = 驗證碼在您提出要求的瀏覽器中有效，有效時間為 { $minutes } 分鐘。
mail-code-unexpected = 沒有要求過驗證碼？您不需要做任何操作，也請勿將驗證碼告訴任何人。我們絕不會透過電話或電子郵件索取驗證碼。

## Access ends
mail-ending-subject = 您在 { $company } 的存取權即將結束
mail-ending-text = 您對 { $company } 應用程式的存取權將於 { $until } 結束。
mail-ending-sponsor = 需要更長的時間？請洽您在那裡的負責人 { $sponsor }。
mail-ending-nobody = 需要更長的時間？請洽在那裡與您合作的人。

## Access ended
mail-ended-subject = 您在 { $company } 的存取權已終止
mail-ended-text = 您對 { $company } 應用程式的存取權已終止。您不需要做任何操作。
mail-ended-contact = 如果您對此感到意外，請在此詢問：

## To the postmaster of a domain
mail-domain-subject = { $company } 詢問：{ $domain } 是您的網域嗎？
mail-domain-text = { $partner } 與 { $company } 合作，並表示郵件網域 { $domain } 為其所有。您負責收取該網域的郵件管理員（postmaster）信件，因此可以確認這一點。
mail-domain-link = 請在此檢視並確認：
mail-domain-until = 此連結只能使用一次，有效期限至 { $until }。
mail-domain-unexpected = 並非如此？您可以不予理會：沒有您的操作，就不會確認任何內容。

## To an inviter
mail-asked-subject = { $name } 需要新的邀請
mail-asked-text = 有人無法使用寄給 { $name }（{ $email }）的邀請，要求重新邀請。
mail-asked-account = 對方使用的帳戶是 { $account }。這是對方登入系統提供的資訊，邀請前請先查明其身分。
mail-asked-link = 請檢視並重新邀請，或忽略此要求：

## To a sponsor: a guest froze
mail-frozen-subject = { $name } 已被凍結
mail-frozen-text = 來賓 { $name }（{ $email }）已被凍結：即刻起所有應用程式都會拒絕其存取，其原有的指派已封存。
mail-frozen-link = 請檢視並選擇解除凍結、移除或維持現狀：

## To admins: a sponsor went
mail-sponsor-subject = 誰來負責 { $name } 的來賓？
mail-sponsor-text = { $name } 不再是管理員，原先負責 { $guests } 位來賓。
mail-sponsor-until = 如果在 { $until } 之前無人接手，這些來賓將被凍結。
mail-sponsor-frozen = 截至 { $until } 無人接手，因此這些來賓已被凍結。請為仍有需要的來賓解除凍結。
mail-sponsor-link = 請在此接手：

## A set-up by the partner
mail-setup-subject = 將 { $partner } 連接至 { $company }
mail-setup-text = { $inviter } 請您將 { $partner } 的登入系統連接至 { $company }，讓貴公司的人員可以使用現有帳戶登入。
mail-setup-link = 請在此開始，或從上次中斷之處繼續：
mail-setup-until = 此連結有效期限至 { $until }，在任何瀏覽器中輸入我們寄到此地址的驗證碼即可使用。在測試並獲得核准之前，不會啟用任何內容。
mail-setup-unexpected = 這不是您的工作？請勿轉寄：此連結僅對本信箱有效。請直接回覆此郵件。
mail-setup-approved-subject = 已核准：{ $partner } 登入 { $company }
mail-setup-approved-text = { $company } 已核准您為 { $partner } 設定的登入系統。即刻起，貴公司的人員透過它登入。
mail-setup-returned-subject = { $partner } 與 { $company }：有內容需要修改
mail-setup-returned-text = { $company } 檢視了您為 { $partner } 設定的登入系統，並將其退回。目前還沒有人使用它。
mail-setup-returned-note = { $company } 的說明：
mail-setup-returned-link = 請開啟您已收到的郵件中的連結，修改需要變更之處，再測試一次，然後重新提交。

## Something changed about how a guest proves who they are
mail-factor-subject = 您在 { $company } 的登入方式已變更
mail-factor-passkey-added = 您的帳戶已新增一把通行金鑰。
mail-factor-passkey-removed = 您的帳戶已移除一把通行金鑰。
mail-factor-totp-added = 您的帳戶已新增驗證器應用程式。
mail-factor-totp-removed = 您的帳戶已移除驗證器應用程式。
mail-factor-recovery-asked = 有人以您的身分登入並能讀取您的郵件，聲稱您遺失了通行金鑰和驗證器應用程式。我們已通知您在這裡的負責人。
mail-factor-recovery-approved = 您可以建立新的通行金鑰：請在一天之內，在您提出要求的瀏覽器中開啟同一個頁面。
mail-factor-recovery-refused = 您建立新通行金鑰的要求已遭拒絕，沒有任何變更。
mail-factor-recovered = 一把新的通行金鑰已取代您帳戶的所有通行金鑰和驗證器應用程式。
mail-factor-yours = 如果是您本人的操作，則不需要處理。
mail-factor-not-yours = 如果不是您本人的操作，請立即告訴我們：

mail-recovery-subject = { $name } 遺失了通行金鑰
mail-recovery-text = { $name }（{ $email }）已登入並證明信箱為其所有，聲稱遺失了所有通行金鑰和驗證器應用程式。
mail-recovery-check = 核准之前，請撥打您已知的電話號碼與 { $name } 通話。信箱遭盜用時，情況看起來完全相同。
mail-recovery-link = 請在 { $until } 之前於主控台中核准或拒絕：
mail-accepted-subject = { $name } 以另一個帳戶接受了邀請
mail-accepted-text = 您寄給 { $name }（{ $email }）的邀請已由帳戶 { $account } 接受。就我們所能證明的，接受者也能讀取受邀的信箱。
mail-accepted-link = 如果您不認識該帳戶，請在此暫停該來賓：
mail-volume-subject = { $inviter } 邀請的人數異常多
mail-volume-text = { $inviter } 在一小時內邀請了超過 { $number } 人。如果這不是計畫中的匯入，請停用該帳戶並檢查受邀的人員。
mail-volume-link = 稽核頁面列出了每一次邀請：

mail-collision-subject = 有其他人使用 { $name } 的地址
mail-collision-text = { $home } 的帳戶 { $account } 聲稱擁有您的來賓 { $name }（{ $email }）的地址，已遭拒絕：單憑地址在這裡無法存取任何內容，該來賓的存取權沒有變更。
mail-forwarded-subject = { $name } 的邀請被其他人開啟
mail-forwarded-text = { $home } 的帳戶 { $account } 開啟了 { $name }（{ $email }）的邀請連結，已遭拒絕。該連結仍僅供 { $name } 使用。
mail-notice-link = 如果您對此感到意外，請檢視該來賓並向其公司詢問：
## To admins: something to look at
mail-alert-link = 請在此檢視：
alert-connection-held = 已擱置：{ $partner } 的登入系統（{ $about }）
alert-connection-held-text = { $partner } 的身分識別提供者（{ $about }）發生了未經任何人同意的變更。在有人接受該變更之前，任何人都無法透過它登入。請先向合作夥伴查證，但不要使用此郵件或頁面中提供的聯絡方式。
alert-keys-replaced = 新金鑰：{ $partner } 的登入系統（{ $about }）
alert-keys-replaced-text = { $partner } 的身分識別提供者（{ $about }）使用新金鑰簽署，原有的金鑰一把也沒有保留。更換提供者時會出現這種情況，位址遭他人接管時也是如此。目前人員仍可登入，請向合作夥伴查證是否由其變更。
alert-foreign-tenant = 另一家公司出現在 { $partner } 的登入系統（{ $about }）
alert-foreign-tenant-text = 有人透過 { $partner } 的登入系統（{ $about }），使用未經約定的公司帳戶存取，已遭拒絕。如果合作夥伴已遷移，請同意新的租用戶；否則不需要處理。
alert-domain-lapsing = { $about } 即將不再視為 { $partner } 的網域
alert-domain-lapsing-text = 再次找不到 { $about } 屬於 { $partner } 的證明。連續三次之後，該網域即失效，應用程式也不再得知該網域中經過確認的地址。
alert-domain-lapsed = { $about } 不再視為 { $partner } 的網域
alert-domain-lapsed-text = { $about } 屬於 { $partner } 的證明已不存在。在重新證明之前，應用程式不會得知該網域中經過確認的地址。
alert-setup-waits = { $partner } 等待您核准
alert-setup-waits-text = { $partner } 已連接並測試其登入系統（{ $about }），現已提交。在有人核准之前，任何人都無法使用。
alert-setup-approved = { $partner } 現在使用自己的登入系統
alert-setup-approved-text = { $partner } 設定的登入系統（{ $about }）已獲核准並開始使用。

## What guests ask for
mail-access-asked-subject = { $name } 申請 { $app }
mail-access-asked-access = { $name }（{ $email }）申請 { $app } 的存取權。
mail-access-asked-extension = { $name }（{ $email }）申請延長 { $app } 的期限。
mail-access-asked-note = 對方的留言：
mail-access-asked-open = 做出決定
mail-access-asked-link = 請在此准許或拒絕：
mail-approved-subject = 您可以開啟 { $app }
mail-approved-text = 您現在可以開啟 { $app }。
mail-approved-until = 您現在可以開啟 { $app }，有效期限至 { $until }。
mail-refused-subject = 關於您對 { $app } 的申請
mail-refused-text = 您對 { $app } 的申請未獲准許。回覆如下：
mail-request-panel = 您的應用程式：

## What somebody decided about themselves
mail-said-left-subject = { $name } 已離開
mail-said-left-text = { $name }（{ $email }）已自願離開，其所有存取權均已終止。
mail-said-declined-subject = { $name } 婉拒了您的邀請
mail-said-declined-text = { $name }（{ $email }）婉拒了您的邀請，該邀請已失效。
mail-said-blocked-subject = { $name } 不希望收到邀請
mail-said-blocked-text = { $name }（{ $email }）婉拒了您的邀請，而且不希望再收到邀請。此地址已無法再受邀。
mail-said-reported-subject = 寄給 { $name } 的邀請被檢舉
mail-said-reported-text = 讀取 { $name }（{ $email }）郵件的人沒想到會收到此邀請，請您檢視。
