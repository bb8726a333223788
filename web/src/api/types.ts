import type { components } from './schema'

type Schemas = components['schemas']

export type Assignment = Schemas['Assignment']
export type AuditEntry = Schemas['AuditEntry']
export type CampaignProposal = Schemas['CampaignProposal']
export type CampaignView = Schemas['CampaignView']
export type Catalogue = Schemas['Catalogue']
export type CatalogueChange = Schemas['CatalogueChange']
export type CatalogueSummary = Schemas['CatalogueSummary']
export type Clause = Schemas['Clause']
export type ErrorDetail = Schemas['Error']
export type Evidence = Schemas['Evidence']
export type EvidenceDetail = Schemas['EvidenceDetail']
export type FigureDoubts = Schemas['FigureDoubts']
export type OfferedEvidence = Schemas['OfferedEvidence']
export type FilingPlace = Schemas['FilingPlace']
export type FoundEvidence = Schemas['FoundEvidence']
export type Upload = Schemas['Upload']
export type EvidenceMark = Evidence['mark']
export type Finding = Schemas['Finding']
export type FindingDecision = Schemas['FindingDecision']
export type Import = Schemas['Import']
export type Item = Schemas['Item']
export type ItemChange = Schemas['ItemChange']
export type ItemDetail = Schemas['ItemDetail']
export type Jurisdiction = Schemas['Jurisdiction']
export type LintSwitch = Schemas['LintSwitch']
export type List = Schemas['List']
export type MailServer = Schemas['MailServer']
export type MailServerWish = Schemas['MailServerWish']
export type MaterialRequest = Schemas['MaterialRequest']
export type ListChange = Schemas['ListChange']
export type Matrix = Schemas['Matrix']
export type Membership = Schemas['Membership']
export type NewItem = Schemas['NewItem']
export type Dashboard = Schemas['Dashboard']
export type HeatMap = Schemas['HeatMap']
export type DeadlineReasons = Schemas['DeadlineReasons']
export type SkippedDay = Schemas['SkippedDay']
export type Organisation = Schemas['Organisation']
export type PeopleReport = Schemas['PeopleReport']
export type CatalogueMeasure = Schemas['CatalogueMeasure']
export type Ledger = Schemas['Ledger']
export type LedgerColumn = Schemas['LedgerColumn']
export type LedgerDetail = Schemas['LedgerDetail']
export type LedgerFigure = Schemas['LedgerFigure']
export type LedgerKind = Schemas['LedgerKind']
export type SearchHit = Schemas['SearchHit']
export type Session = Schemas['Session']
export type Source = Schemas['Source']
export type SourceBlock = Schemas['SourceBlock']
export type Task = Schemas['Task']
export type Tree = Schemas['Tree']
export type Heading = Schemas['Heading']
export type Unit = Schemas['Unit']
export type ItemLimit = Schemas['ItemLimit']
export type GroupSuggestion = Schemas['GroupSuggestion']
export type UnitProposal = Schemas['UnitProposal']
export type UnitSuggestion = Schemas['UnitSuggestion']
export type UnitWish = Schemas['UnitWish']
export type User = Schemas['User']

export type Effect = Item['effect']
export type Id = Item['id']
export type ListKind = List['kind']
export type Plan = Schemas['Plan']
export type Role = User['role']
export type Severity = Finding['severity']
export type TaskRole = Task['role']

/** Every list of the server is a page. */
export interface Page<Row> {
  total: number
  offset: number
  limit: number
  rows: Row[]
}

/** The one place where a piece of an address becomes an id. */
export function toId(text: string): Id {
  return Number(text)
}
