/**
 * The hypervisor: what ring 0 belongs to. {@link org.matryoshka.hv.Hypervisor} has the machine's
 * cores and memory and runs virtual CPUs on them in deterministic order; {@link
 * org.matryoshka.hv.VirtualMachine} is a guest's world, from creation to destruction; {@link
 * org.matryoshka.hv.VirtualMachineConfig} says what it is to be. The command line, labs and the
 * visualizer call in here.
 *
 * <p><b>The life of a VM exit.</b> A guest's kernel sets CR3. The guest runs on a physical core in
 * ring 3 ({@code hv.vcpu.Vcpu.run}), so MOV to CR3 raises #GP there. Before the core looks at any
 * descriptor table, it asks the {@code TrapInterceptor}: {@code TrapLatch} keeps the fault and the
 * decoded instruction, and stops the core. That was the exit.
 *
 * <ol>
 *   <li>The registers that a program in ring 3 can change go back into the virtual processor
 *       ({@code Deprivilege}).
 *   <li>{@code ExitClassifier} names the exit as VMX would: {@link
 *       org.matryoshka.hv.exit.VmExit.CrAccess}, reason 28. For a page fault, {@link
 *       org.matryoshka.hv.shadow.ShadowMmu} looks at the guest's own tables and says what is behind
 *       it.
 *   <li>{@link org.matryoshka.hv.exit.ExitDispatcher} hands it to its handler, here one that lets
 *       the virtual processor execute the instruction: a second {@code Cpu} whose CPL is 0, whose
 *       CR3 is the guest's, whose ports are the virtual machine's. It writes the virtual CR3 as a
 *       bare machine would.
 *   <li>The shadow selects the root that belongs to the new CR3: one that it made earlier, or an
 *       empty one.
 *   <li>The cost is added to the virtual time ({@link org.matryoshka.hv.exit.ExitCosts}), the exit
 *       is counted and logged, with what was done ({@link org.matryoshka.hv.exit.ExitOutcome}).
 *   <li>If an interrupt waits and the guest may take it, the virtual processor enters the guest's
 *       handler.
 *   <li>The registers go to the physical core, its CR3 gets the shadow root, and the guest goes on
 *       behind its MOV. That was the entry.
 * </ol>
 *
 * <p><b>Time travel.</b> {@code Hypervisor.save} keeps the whole machine in a {@link
 * org.matryoshka.hv.HypervisorSnapshot}, {@code restore} puts it back, and a run can be cut at any
 * step without a difference (ADR 0008). So every part that later steps depend on is {@code
 * Stateful}; {@code TimeTravelTest} finds one that was forgotten.
 *
 * <p>What holds: whatever a guest does, it can only end itself; a frame of the machine belongs to
 * one virtual machine at a time; nothing here reads a host clock or a random source, so two runs
 * are the same to the cycle.
 */
package org.matryoshka.hv;
