import {
  type Icon,
  IconBuildingBank,
  IconChartBar,
  IconDoor,
  IconDoorEnter,
  IconHome2,
  IconListDetails,
  IconMoodSmile,
  IconRosetteDiscountCheck,
  IconTargetArrow,
} from '@tabler/icons-react'
import type { CallName } from './session'

/** The screens of accounting, in order; each has its page in `accountingPages` of `app/routes.tsx`. They share period and centre in the address. */
export const accountingParts: readonly { to: string; needs: CallName; label: string; icon: Icon }[] = [
  { to: '/kwartaal', needs: 'reports.overview', label: 'Overzicht', icon: IconChartBar },
  { to: '/kwartaal/verantwoording', needs: 'accountability.overview', label: 'Verantwoording', icon: IconListDetails },
  { to: '/kwartaal/bezetting', needs: 'roomUse.overview', label: 'Bezetting', icon: IconDoor },
  { to: '/kwartaal/functies', needs: 'functions.matrix', label: 'Functies', icon: IconTargetArrow },
  { to: '/kwartaal/dorpshuizen', needs: 'accountTalks.year', label: 'Dorpshuizen', icon: IconHome2 },
  { to: '/kwartaal/museum', needs: 'museum.report', label: 'Museum', icon: IconBuildingBank },
  { to: '/kwartaal/bezoekers', needs: 'visitors.report', label: 'Bezoekers', icon: IconDoorEnter },
  { to: '/kwartaal/tevredenheid', needs: 'satisfaction.report', label: 'Tevredenheid', icon: IconMoodSmile },
  { to: '/kwartaal/vaststellen', needs: 'closings.check', label: 'Vaststellen', icon: IconRosetteDiscountCheck },
]
