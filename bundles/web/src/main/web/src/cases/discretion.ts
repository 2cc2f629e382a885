import { api, told, type Schemas } from '@/api/client'

/** A tier of a benchmark; sums in yuan as the server tells them, null where there is none. */
export interface Tier {
  tier: string
  fineMin: string | null
  fineMax: string | null
  minInclusive: boolean
  maxInclusive: boolean
}
export interface Range {
  tiers: Tier[]
  tier: string | null
  fineMin: string | null
  fineMax: string | null
  collectiveDiscussion: boolean
  deviates: boolean
  approvalBy: string | null
}

/** What the rules ask about a deed, where they want more than its tier: as people call it. */
export const FACTORS: Record<string, string> = {
  mitigating: '有减轻情形',
  lighter: '有从轻情形',
  heavier: '有从重情形',
  weighed: '综合考虑后的阶次',
  firstViolation: '初次违法',
  slight: '违法行为轻微',
  correctedInTime: '及时改正',
  harm: '危害后果',
  noFault: '没有主观过错',
  hardToCollectLater: '事后难以执行',
  remote: '交通不便',
  partyAsked: '当事人提出当场缴纳',
}

/** What kinds of values a factor has that is not yes or no. */
export const FACTOR_WORDS: Record<string, Record<string, string>> = {
  harm: { none: '没有', slight: '轻微', serious: '严重' },
  weighed: { 减轻: '减轻', 从轻: '从轻', 一般: '一般', 从重: '从重' },
}

/** A factor by the name that people have for it; its own where nobody has told one. */
export function factorTitle(name: string): string {
  return FACTORS[name] ?? name
}

export interface Asked {
  ruling: Schemas['ruling']
  /** The tiers that are known, also where it is not said which of them applies. */
  tiers: Tier[]
  range: Range | null
  /** Factors that have to be told first. */
  wanted: string[]
  /** Whether somebody has to say which tier applies. */
  tierWanted: boolean
}

export interface About {
  division: string
  asOf: string
  item: string
  body: string
  field: string | null
  occurredOn: string
  partyKind: string
  factors: Record<string, unknown>
  minimum: string | null
  maximum: string | null
  tier: string | null
  fine: string | null
}

/** Asks which range of a fine the benchmark gives. */
export async function range(about: About): Promise<Asked> {
  const answer = (await told(
    api.POST('/api/v1/registered-rulings/{question}', {
      params: { path: { question: 'discretion' } },
      body: {
        division: about.division,
        asOf: about.asOf,
        references: { item: about.item, body: about.body },
        facts: {
          ...(about.field ? { field: about.field } : {}),
          occurredOn: about.occurredOn,
          decidedOn: about.asOf,
          partyKind: about.partyKind,
          factors: about.factors,
          ...(about.minimum ? { minimum: about.minimum } : {}),
          ...(about.maximum ? { maximum: about.maximum } : {}),
          ...(about.tier ? { proposedTier: about.tier } : {}),
          ...(about.fine ? { proposedFine: about.fine } : {}),
        },
      } as never,
    }),
  )) as unknown as { facts: { registered?: { tiers?: Tier[] } }; ruling: Schemas['ruling'] }
  return read(answer)
}

/** What the answer comes to for a form. */
export function read(answer: { facts: { registered?: { tiers?: Partial<Tier>[] } }; ruling: Schemas['ruling'] }): Asked {
  const found = answer.ruling.answer as unknown as Range | null
  const registered = (answer.facts.registered?.tiers ?? []).map((each) => ({ fineMin: null, fineMax: null, minInclusive: true, maxInclusive: true, ...each }) as Tier)
  return {
    ruling: answer.ruling,
    tiers: found?.tiers?.length ? found.tiers : registered,
    range: found,
    wanted: answer.ruling.missing.filter((each) => each.startsWith('facts.factors.')).map((each) => each.slice('facts.factors.'.length)),
    tierWanted: answer.ruling.missing.includes('facts.proposedTier'),
  }
}

/** Where the tiers lie beside each other, in shares of the whole: for the picture. */
export function spans(tiers: Tier[]): { tier: Tier; from: number; to: number }[] {
  const graded = tiers.filter((each) => each.fineMax !== null).sort((one, other) => Number(one.fineMax) - Number(other.fineMax))
  const least = Math.min(...graded.map((each) => Number(each.fineMin ?? 0)))
  const most = Math.max(...graded.map((each) => Number(each.fineMax)))
  const whole = most - least || 1
  return graded.map((tier) => ({ tier, from: (Number(tier.fineMin ?? 0) - least) / whole, to: (Number(tier.fineMax) - least) / whole }))
}

/** The first whole yuan that lies within, and the last. */
export function within(range: { fineMin: string | null; fineMax: string | null }, tier: Tier | undefined): { least: number; most: number } {
  const min = Number(range.fineMin ?? 0)
  const max = Number(range.fineMax ?? 0)
  return {
    least: tier && !tier.minInclusive && Number.isInteger(min) ? min + 1 : Math.ceil(min),
    most: tier && !tier.maxInclusive && Number.isInteger(max) ? max - 1 : Math.floor(max),
  }
}
