import { createTransport } from 'nodemailer'
import type { ClaimedMail, Outcome, SendMail } from './outbox.ts'

export interface MailServer {
  smtpUrl: string
  /** Who the letters are from. */
  from: string
  publicUrl: string
}

/** Until the mail server has heard these, it has taken nothing. */
const BEFORE_TAKEN = /^(?:CONN|EHLO|HELO|LHLO|STARTTLS|AUTH.*|MAIL FROM|RCPT TO|API)$/
const TAKES_LONG_MS = 20_000

/** Hands letters to a mail server (SMTP). */
export function mailSender({ smtpUrl, from, publicUrl }: MailServer): { send: SendMail; close: () => void } {
  const transport = createTransport(
    {
      url: smtpUrl,
      connectionTimeout: TAKES_LONG_MS,
      greetingTimeout: TAKES_LONG_MS,
      socketTimeout: TAKES_LONG_MS,
      disableFileAccess: true,
      disableUrlAccess: true,
    },
    { from },
  )
  const send: SendMail = async (mail) => {
    try {
      await transport.sendMail({
        to: mail.recipient,
        subject: mail.subject,
        text: mail.body,
        ...headersOf(mail, publicUrl),
      })
      return { state: 'sent' }
    } catch (error) {
      return outcomeOf(error as SmtpError)
    }
  }
  return { send, close: () => transport.close() }
}

/** The way out stands in the letter's head too, for programs that offer it; the same letter has the same id. */
function headersOf({ publicId, body, kind }: ClaimedMail, publicUrl: string) {
  const stop = kind === 'digest' ? /\S+\/reminders\/stop#\S+/.exec(body)?.[0] : undefined
  const { hostname } = new URL(publicUrl)
  return {
    messageId: `<${publicId}@${hostname}>`,
    headers: { 'Auto-Submitted': 'auto-generated', ...(stop ? { 'List-Unsubscribe': `<${stop}>` } : {}) },
  }
}

interface SmtpError extends Error {
  code?: string
  command?: string
  responseCode?: number
}

function outcomeOf({ code = 'unknown', command, responseCode }: SmtpError): Outcome {
  if (responseCode !== undefined) {
    const error = `${code} ${responseCode}`
    return responseCode >= 500 && code !== 'EAUTH' ? { state: 'refused', error } : { state: 'failed', error }
  }
  const notTaken = ['EDNS', 'ECONNECTION', 'ECONNREFUSED'].includes(code) || BEFORE_TAKEN.test(command ?? '')
  return notTaken ? { state: 'failed', error: code } : { state: 'uncertain', error: code }
}
