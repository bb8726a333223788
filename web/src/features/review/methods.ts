/** The methods of assessment that the documents name; written as they stand there. */
export const methods = ['网络检索', '材料查证', '实地核验', '实地核查', '案卷评查', '随机抽考', '座谈访谈', '满意度调查']
