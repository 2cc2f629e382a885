declare module '*/verify.mjs' {
  export function verify(
    text: string,
    options?: { disclosures?: string; mark?: string; keys?: string[] },
  ): Promise<{ id: string; key: string; sound: boolean; anchored: boolean; checks: { code: string; holds: boolean }[] }>
}
