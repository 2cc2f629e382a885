/** What the checks of a receipt are called, and what holds where they do. */
export const CHECKS: Record<string, { title: string; holds: string; fails: string }> = {
  FORM: { title: '格式', holds: '是决定凭证,内容没有重复', fails: '不是完整的决定凭证,或者被改动过' },
  KEY: { title: '密钥', holds: '凭证里的公钥就是签名的那一把', fails: '凭证里没有签名所用的公钥' },
  SIGNATURE: { title: '签名', holds: '签名成立,凭证生成以后没有改动', fails: '签名不成立' },
  RECORD: { title: '记录', holds: '凭证的内容就是作出决定时记录的内容', fails: '内容与记录不符' },
  SEALED: { title: '封存', holds: '这一记录在封存的日志里', fails: '没有证明它在封存的日志里' },
  HEAD: { title: '树头', holds: '日志的树头由同一密钥签名', fails: '日志的树头没有同一密钥的签名' },
  DISCLOSURE: { title: '个人信息', holds: '个人信息文件里的各项就是凭证里的摘要所代表的', fails: '个人信息文件与凭证不符' },
  MARK: { title: '二维码', holds: '文书上的二维码指的就是这一凭证', fails: '文书上的二维码指的不是这一凭证' },
}

/** What the receipt says of the decision, in a few lines; nothing about persons stands in it. */
export function about(receipt: { id?: string; basis?: Record<string, unknown> }): { title: string; value: string }[] {
  const basis = receipt.basis ?? {}
  const part = (name: string) => (basis[name] ?? {}) as Record<string, unknown>
  const said = (part('decision').values ?? {}) as Record<string, unknown>
  const order = part('order')
  const text = (value: unknown) => (value === undefined || value === null ? '' : String(value))
  return [
    { title: '凭证编号', value: text(receipt.id) },
    { title: '作出机关', value: text(part('case').body) },
    { title: '决定', value: text(order.title) },
    { title: '决定书文号', value: text(order.number ?? said.number) },
    { title: '决定之日', value: text(order.on ?? said.decidedOn) },
    { title: '变更之日', value: basis.changes === undefined ? '' : text(said.on) },
  ].filter((each) => each.value !== '')
}
