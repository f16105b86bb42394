import { z } from 'zod'
import { Day, endpoint } from '#platform/endpoint.ts'

const Id = z.uuid()
const Reason = z.string().trim().max(500)

export const openReturn = endpoint(
  'POST /api/returns/:id/opening',
  z.object({ id: Id }),
  z.object({ id: Id }),
  'Open the draft of a return',
)

export const noteFinding = endpoint(
  'POST /api/returns/:id/notes',
  z.object({ id: Id, finding: z.string().min(1).max(200), note: z.string().trim().max(1000).nullable() }),
  z.object({ id: Id }),
  'Explain a finding of a draft, or take the explanation back',
)

export const certifyReturn = endpoint(
  'POST /api/returns/:id/certificates',
  z.object({
    id: Id,
    post: z.string().trim().max(120),
    missingReason: z.string().trim().max(500).nullish(),
    seen: z.string().max(64),
  }),
  z.object({ id: Id, digest: z.string() }),
  'Certify a return: freezes its figures for good',
)

export const sendBack = endpoint(
  'POST /api/returns/:id/sending-back',
  z.object({ id: Id, reason: Reason }),
  z.object({ id: Id }),
  'Send a certified return back with a remark',
)

export const acceptReturn = endpoint(
  'POST /api/returns/:id/acceptance',
  z.object({ id: Id }),
  z.object({ id: Id }),
  'Accept a certified return',
)

export const extendReturn = endpoint(
  'POST /api/returns/:id/extension',
  z.object({ id: Id, dueOn: Day, reason: Reason }),
  z.object({ id: Id }),
  'Give a unit a later due day',
)
