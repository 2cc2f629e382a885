package org.zhiheng.region.henan;

import org.zhiheng.testkit.RegionPackageContract;

class HenanPackageTest extends RegionPackageContract {

    HenanPackageTest() {
        super("cn.410000", "national", "henan");
    }
}
