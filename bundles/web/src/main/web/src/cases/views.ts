import { api, told } from '@/api/client'

/** What people look at a case's file for; put down with every look. */
export const PURPOSE = '办理案件'

export interface Offered {
  document: string
  title: string
  maker: string
  stage: boolean
  numbered: boolean
  sealed: boolean
  receipt: boolean
  narrow: boolean
  about: { kind: string; title: string; choices: { name: string; title: string }[] }[]
  inputs: { name: string; title: string; needed: boolean }[]
  missing: { name: string; title: string }[]
  may: boolean
  why: string[]
}
export interface Issued {
  key: string
  version: number
  document: string
  title: string
  number: string | null
  on: string
  pages: number
  signed: boolean
  narrow: boolean
  file: string
}

export async function shelf(id: string): Promise<{ offered: Offered[]; issued: Issued[] }> {
  return (await told(api.GET('/api/v1/cases/{case}/documents', { params: { path: { case: id } } }))) as unknown as { offered: Offered[]; issued: Issued[] }
}
