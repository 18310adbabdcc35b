/**
 * Who gets a core next. {@link org.matryoshka.hv.sched.VcpuScheduler} is the policy, which a lab
 * may write anew; {@link org.matryoshka.hv.sched.RoundRobinScheduler} and {@link
 * org.matryoshka.hv.sched.WeightedFairScheduler} come with the hypervisor. A cap ({@link
 * org.matryoshka.hv.sched.CpuCap}) is kept below every policy: the hypervisor offers a virtual CPU
 * to the policy only while its cap allows it to run. All times are virtual and counted to the
 * cycle; nothing is sampled. Start with {@code VcpuScheduler}; {@code Hypervisor} calls it.
 */
package org.matryoshka.hv.sched;
