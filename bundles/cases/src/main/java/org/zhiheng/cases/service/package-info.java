/** What the module offers, as components. */
package org.zhiheng.cases.service;
