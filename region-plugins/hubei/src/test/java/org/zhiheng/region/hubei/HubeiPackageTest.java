package org.zhiheng.region.hubei;

import org.zhiheng.testkit.RegionPackageContract;

class HubeiPackageTest extends RegionPackageContract {

    HubeiPackageTest() {
        super("cn.420000", "national", "hubei");
    }
}
