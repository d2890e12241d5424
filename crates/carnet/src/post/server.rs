//! The server that takes mails, and what a mail looks like.

use std::time::Duration;

use carnet_app::outbox::Message;
use carnet_http::page::{Lang, Words};
use lettre::message::{Mailbox, header};
use lettre::transport::smtp::authentication::Credentials;
use lettre::{Address, AsyncSmtpTransport, AsyncTransport as _, Tokio1Executor};
use sha2::{Digest as _, Sha256};

use crate::config::{Smtp, StartError, Tls};

/// How long one mail may take.
const PATIENCE: Duration = Duration::from_secs(30);

/// A mail server and what we write with.
pub(super) struct Server {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
    words: Words,
}

/// What became of a mail.
pub(super) enum Handed {
    /// The server has it.
    Taken,
    /// It never will: the code of its answer, or ours.
    Refused(u16),
    /// Not now; 0 when it did not answer.
    Later(u16),
}

/// Not an address anybody can write to (as in SMTP).
const NO_ADDRESS: u16 = 553;

impl Server {
    /// Nothing is sent before the first mail.
    pub(super) fn new(smtp: &Smtp, name: &str, words: Words) -> Result<Self, StartError> {
        type Transport = AsyncSmtpTransport<Tokio1Executor>;
        let mut builder = match smtp.tls {
            Tls::Implicit => Transport::relay(&smtp.host),
            Tls::Starttls => Transport::starttls_relay(&smtp.host),
            Tls::None => Ok(Transport::builder_dangerous(&smtp.host)),
        }
        .map_err(StartError::system)?
        .timeout(Some(PATIENCE));
        if let Some(port) = smtp.port {
            builder = builder.port(port);
        }
        if let Some(user) = &smtp.user {
            let text = smtp.password_file.as_ref().map(std::fs::read_to_string).transpose();
            let text = text.map_err(StartError::system)?.unwrap_or_default();
            let password = text.lines().next().unwrap_or_default().to_owned();
            builder = builder.credentials(Credentials::new(user.clone(), password));
        }
        let from: Address = smtp.from.parse().map_err(StartError::system)?;
        let from = Mailbox::new(Some(name.to_owned()), from);
        Ok(Self { transport: builder.build(), from, words })
    }

    /// Hands one mail over; `place` names it among those of this outbox.
    pub(super) async fn hand(&self, message: &Message, place: u64) -> Handed {
        let Ok(mail) = self.mail(message, place) else { return Handed::Refused(NO_ADDRESS) };
        match self.transport.send(mail).await {
            Ok(_) => Handed::Taken,
            Err(error) => {
                let code = error.status().map_or(0, u16::from);
                if error.is_permanent() { Handed::Refused(code) } else { Handed::Later(code) }
            }
        }
    }

    /// The same message is the same mail, to the identifier: who gets it twice can tell.
    fn mail(&self, message: &Message, place: u64) -> Result<lettre::Message, NoMail> {
        // French first; a message does not know which language its reader chose.
        let say = |part| self.words.message(Lang::Fr, message, part).map_err(|_| NoMail);
        let to: Address = message.to.parse().map_err(|_| NoMail)?;
        let written = format!("{place}\n{}\n{}", message.at, message.to);
        let digest = carnet_app::secret::hex(&Sha256::digest(written));
        let domain = self.from.email.domain();
        lettre::Message::builder()
            .from(self.from.clone())
            .to(Mailbox::new(None, to))
            .subject(say(".subject")?)
            .date(message.at.into())
            .message_id(Some(format!("<{}@{domain}>", digest.get(..32).unwrap_or_default())))
            .header(header::ContentType::TEXT_PLAIN)
            .header(AutoSubmitted)
            .body(say("")?)
            .map_err(|_| NoMail)
    }
}

/// There is nothing to send: no address, or no words.
struct NoMail;

/// RFC 3834: nobody answers a machine.
#[derive(Clone)]
struct AutoSubmitted;

impl header::Header for AutoSubmitted {
    fn name() -> header::HeaderName {
        header::HeaderName::new_from_ascii_str("Auto-Submitted")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> header::HeaderValue {
        header::HeaderValue::new(Self::name(), "auto-generated".to_owned())
    }
}
