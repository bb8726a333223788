import type { NewChannel } from '@/api/types'

export const robot_kinds: NewChannel['kind'][] = ['dingtalk', 'wecom', 'feishu']
