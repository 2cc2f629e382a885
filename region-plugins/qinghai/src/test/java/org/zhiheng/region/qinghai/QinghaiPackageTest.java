package org.zhiheng.region.qinghai;

import org.zhiheng.testkit.RegionPackageContract;

class QinghaiPackageTest extends RegionPackageContract {

    QinghaiPackageTest() {
        super("cn.630000", "national", "qinghai");
    }
}
