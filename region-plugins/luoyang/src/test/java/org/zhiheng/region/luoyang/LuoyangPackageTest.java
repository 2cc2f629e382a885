package org.zhiheng.region.luoyang;

import org.zhiheng.testkit.RegionPackageContract;

class LuoyangPackageTest extends RegionPackageContract {

    LuoyangPackageTest() {
        super("cn.410300", "national", "henan", "luoyang");
    }
}
