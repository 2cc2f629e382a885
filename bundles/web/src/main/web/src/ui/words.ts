/** A day as people read it: 2025年3月3日. Moments lose their hour. */
export function day(value: string | null | undefined): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(value ?? '')
  return match ? `${match[1]}年${Number(match[2])}月${Number(match[3])}日` : ''
}

/** A moment as people read it: 2025-03-03 09:30. */
export function moment(value: string | null | undefined): string {
  const match = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})/.exec(value ?? '')
  return match ? `${match[1]} ${match[2]}` : day(value)
}

/** How many days from one day to another, both as 2025-03-03; negative when it is over. */
export function daysBetween(from: string, to: string): number {
  const at = (value: string) => Date.UTC(Number(value.slice(0, 4)), Number(value.slice(5, 7)) - 1, Number(value.slice(8, 10)))
  return Math.round((at(to) - at(from)) / 86_400_000)
}

/** A moment of this device in the zone that all terms count in: 2025-03-03T09:30:00+08:00. */
export function shanghai(at: number): string {
  return `${new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'medium' }).format(at).replace(' ', 'T')}+08:00`
}

/** Today in the zone that all terms count in, whatever zone the browser is in. */
export function today(now: Date = new Date()): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(now)
}
