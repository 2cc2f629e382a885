/** What the tests of registers share. */
package org.zhiheng.testregisters;
