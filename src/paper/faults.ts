/** What is wrong with a unit's own template: where it stands and what is written there. */
export interface TemplateFault {
  code:
    | 'template-broken'
    | 'tag-unknown'
    | 'tag-raw'
    | 'tag-delimiters'
    | 'tag-not-closed'
    | 'tag-not-opened'
    | 'tag-broken'
    | 'list-not-closed'
    | 'list-not-opened'
    | 'list-crosses'
    | 'field-fetches'
    | 'link-outside'
  part: 'body' | 'header' | 'footer'
  /** Counted from the beginning of the part; left out where it cannot be told. */
  paragraph?: number
  tag?: string
  near: string
}
