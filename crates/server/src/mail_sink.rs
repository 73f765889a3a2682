//! Mail as files in a directory, for trying things out without a mail server.

use admin::{MailError, Mailer, OutgoingMail};
use std::path::PathBuf;

/// Writes each mail as one text file; the newest sorts last.
#[derive(Clone, Debug)]
pub struct MailDirectory {
    /// Where to.
    pub directory: PathBuf,
}

impl Mailer for MailDirectory {
    fn send(&self, mail: &OutgoingMail) -> Result<(), MailError> {
        let text = format!(
            "To: {}\nSubject: {}\nReply-To: {}\n\n{}\n",
            mail.to,
            mail.content.subject,
            mail.reply_to.as_ref().map_or("-", |a| a.as_str()),
            mail.content.text
        );
        let write = || {
            std::fs::create_dir_all(&self.directory)?;
            std::fs::write(self.directory.join(format!("{}.txt", mail.id)), text)
        };
        write().map_err(|e| MailError::temporary(format!("{}: {e}", self.directory.display())))
    }
}
