/** The parts of Element Plus that we use, each with its own styles: the only place that imports it. */
import 'element-plus/es/components/base/style/css'
import 'element-plus/es/components/dialog/style/css'
import 'element-plus/es/components/drawer/style/css'

export { ElConfigProvider } from 'element-plus/es/components/config-provider/index.mjs'
export { ElDialog } from 'element-plus/es/components/dialog/index.mjs'
export { ElDrawer } from 'element-plus/es/components/drawer/index.mjs'
