package org.zhiheng.region.wuhan;

import org.zhiheng.testkit.RegionPackageContract;

class WuhanPackageTest extends RegionPackageContract {

    WuhanPackageTest() {
        super("cn.420100", "national", "hubei", "wuhan");
    }
}
