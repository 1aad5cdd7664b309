# shellcheck shell=bash disable=SC2154
# Sourced: munged, slurmctld and slurmd on this machine, in $scratch/slurm, with
# a configuration and ports of their own.  Without systemd and cgroups.
#   start_slurm   0 when a node is ready; exports SLURM_CONF
#   stop_slurm    stops the jobs and what start_slurm started

slurm_pids=()

free_port() {
  python3 -c 'import socket
s = socket.socket()
s.bind(("127.0.0.1", 0))
print(s.getsockname()[1])'
}

# Munge wants every folder above its files to be root's or its own.
start_munge() {
  local folder=$1
  mkdir -p "$folder"
  chmod 755 "$folder"
  (umask 077 && head -c 1024 /dev/urandom >"$folder/key")
  munged --foreground --key-file="$folder/key" --socket="$folder/socket" \
    --pid-file="$folder/pid" --seed-file="$folder/seed" \
    --log-file="$folder/log" --num-threads=1 --force >"$folder/out" 2>&1 &
  slurm_pids+=($!)
  local try
  for ((try = 0; try < 50; ++try)); do
    [[ -S $folder/socket ]] && return 0
    sleep 0.1
  done
  cat "$folder/log" "$folder/out"
  return 1
}

write_slurm_conf() {
  local folder=$1 host
  host=$(hostname -s)
  cat >"$folder/slurm.conf" <<END
ClusterName=railreach
SlurmctldHost=$host(127.0.0.1)
SlurmUser=root
SlurmctldPort=$(free_port)
SlurmdPort=$(free_port)
AuthType=auth/munge
# A job that is queued again waits until its credential has expired.
AuthInfo=socket=$folder/munge/socket,cred_expire=5
CredType=cred/munge
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
ReturnToService=2
MpiDefault=none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
JobCompType=jobcomp/none
CommunicationParameters=NoInAddrAny
SchedulerParameters=sched_interval=1,batch_sched_delay=0,requeue_delay=1
StateSaveLocation=$folder/state
SlurmdSpoolDir=$folder/spool
SlurmctldPidFile=$folder/slurmctld.pid
SlurmdPidFile=$folder/slurmd.pid
SlurmctldLogFile=$folder/slurmctld.log
SlurmdLogFile=$folder/slurmd.log
NodeName=$host NodeAddr=127.0.0.1 CPUs=2 RealMemory=4096 State=UNKNOWN
PartitionName=all Nodes=ALL Default=YES MaxTime=INFINITE State=UP
END
}

start_slurm() {
  local folder=$scratch/slurm try
  mkdir -p "$folder/state" "$folder/spool"
  start_munge "$folder/munge" || return 1
  write_slurm_conf "$folder"
  export SLURM_CONF=$folder/slurm.conf
  slurmctld -D -c >"$folder/slurmctld.out" 2>&1 &
  slurm_pids+=($!)
  slurmd -D >"$folder/slurmd.out" 2>&1 &
  slurm_pids+=($!)
  for ((try = 0; try < 150; ++try)); do
    [[ $(sinfo -h -o %t 2>/dev/null) == idle ]] && return 0
    sleep 0.2
  done
  tail -n 20 "$folder"/*.log "$folder"/*.out
  return 1
}

stop_slurm() {
  local i
  if scancel --full -u "$(id -un)" 2>/dev/null; then
    for ((i = 0; i < 50; ++i)); do
      [[ -z $(squeue -h 2>/dev/null) ]] && break
      sleep 0.1
    done
  fi
  for ((i = ${#slurm_pids[@]} - 1; i >= 0; --i)); do
    kill "${slurm_pids[i]}" 2>/dev/null
  done
  for ((i = 0; i < 50; ++i)); do
    kill -0 "${slurm_pids[@]}" 2>/dev/null || break
    sleep 0.1
  done
  kill -9 "${slurm_pids[@]}" 2>/dev/null
  wait "${slurm_pids[@]}" 2>/dev/null
}
