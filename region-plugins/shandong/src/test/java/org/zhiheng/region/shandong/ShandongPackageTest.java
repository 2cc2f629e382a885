package org.zhiheng.region.shandong;

import org.zhiheng.testkit.RegionPackageContract;

class ShandongPackageTest extends RegionPackageContract {

    ShandongPackageTest() {
        super("cn.370000", "national", "shandong");
    }
}
