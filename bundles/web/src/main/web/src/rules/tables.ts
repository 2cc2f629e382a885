import { api, told } from '@/api/client'
import { get, post } from '@/ui/ask'
import type { Fault, Source } from './rules'

/** A decision table of a package in force, the oldest edition first. */
export interface TableInfo {
  packageId: string
  packageTitle: string
  packageVersion: string
  id: string
  title: string
  editions: Edition[]
}
export interface Edition {
  from: string
  until: string | null
  file: string
  hitPolicy: string
  rows: number
  source: Source | null
  verified: string
  doubt: string | null
  reading: string | null
}
/** What the platform says of a table, and what it gives for what was asked. */
export interface Trial {
  faults: Fault[]
  inputs: { name: string; label: string | null; type: string }[]
  /** Numbers of rows from 1. */
  hits: number[]
  outputs: Record<string, string>[]
  missing: string[]
}

export function tables(): Promise<TableInfo[]> {
  return get<{ tables: TableInfo[] }>('/api/v1/rules/tables').then((answer) => answer.tables)
}

/** The address of a table's page: an address with a dot is one of a file. */
export function tablePage(table: { packageId: string; id: string }): string {
  return `/rules/tables/${table.packageId.replaceAll('.', '~')}/${table.id.replaceAll('.', '~')}`
}

/** The DMN file of an edition, as its author wrote it. */
export async function fileOf(packageId: string, path: string): Promise<string> {
  return (await told(api.GET(`/api/v1/rules/packages/${packageId}/file` as never, { params: { query: { path } }, parseAs: 'text' } as never) as Promise<{ data?: unknown }>)) as string
}

/** Checks a table, and asks it where anything is given. */
export function tried(text: string, given: Record<string, string>): Promise<Trial> {
  return post<Trial>('/api/v1/rules/drafts/table', { text, given })
}

/** The version after one: the last of its three numbers counts corrections. */
export function nextVersion(version: string): string {
  const numbers = version.split('.').map(Number)
  return [numbers[0], numbers[1], (numbers[2] ?? 0) + 1].join('.')
}
