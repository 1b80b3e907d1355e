import type { ReactNode } from 'react'

type Props = {
  title: string
  /** Small text beside the title, such as `nu 11.20`. */
  hint?: ReactNode
  /** At the right of the title: tags, switches, buttons. */
  tools?: ReactNode
  /** Between the bar and the body: how to get to the screens beside this one. */
  above?: ReactNode
  /** False when the screen fills its body itself (the planbord): no padding, no scrolling. */
  scroll?: boolean
  children: ReactNode
}

/** A screen: tool bar with the title, and its body. */
export function Screen({ title, hint, tools, above, scroll = true, children }: Props) {
  return (
    <div className="screen">
      <div className="screen-bar">
        <h1>
          {title}
          {hint !== undefined && <small>{hint}</small>}
        </h1>
        <div className="screen-tools">{tools}</div>
      </div>
      {above}
      <div className="screen-body" data-scroll={scroll}>
        {children}
      </div>
    </div>
  )
}
