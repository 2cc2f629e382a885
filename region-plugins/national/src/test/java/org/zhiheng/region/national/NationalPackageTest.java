package org.zhiheng.region.national;

import org.zhiheng.testkit.RegionPackageContract;

class NationalPackageTest extends RegionPackageContract {

    NationalPackageTest() {
        super("cn.000000", "national");
    }
}
